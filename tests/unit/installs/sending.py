"""How does each hook come in? All alike, so that a test can send any of them."""

from collections.abc import Callable

from privacy.connect.verified import HookClaims, SiteHookClaims
from tests.unit.installs.making import BODY, TOLD, Installs

Hook = Callable[[Installs, HookClaims, bytes], object]


def install(installs: Installs, claims: HookClaims, body: bytes = BODY) -> object:
    return installs.lifecycle.installed(claims, TOLD, body)


def uninstall(installs: Installs, claims: HookClaims, body: bytes = BODY) -> object:
    return installs.lifecycle.uninstalled(claims, body)


def switch(installs: Installs, claims: HookClaims, body: bytes = BODY) -> object:
    same = SiteHookClaims(claims.client_key, claims.expires_at, claims.digest)
    return installs.lifecycle.switched(same, body, on=False)
