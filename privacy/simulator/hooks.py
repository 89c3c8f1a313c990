"""What does a lifecycle hook look like? Its body, its signature, and what carries it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self
from uuid import NAMESPACE_URL, uuid4, uuid5

import jwt
from atlassian_jwt.url_utils import hash_url
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from privacy.simulator.site import PretendSite
from privacy.simulator.tokens import LIFE, site_claims, url_token

Event = Literal["installed", "uninstalled", "enabled", "disabled"]
_SIGNED_BY_ATLASSIAN: frozenset[Event] = frozenset({"installed", "uninstalled"})


@dataclass(frozen=True, slots=True)
class HookSigner:
    """The key pair with which Atlassian signs `installed` and `uninstalled`."""

    kid: str
    private_key: rsa.RSAPrivateKey

    @classmethod
    def new(cls, kid: str | None = None) -> Self:
        """Return a signer with a fresh key; making one takes about a tenth of a second."""
        key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
        return cls(kid or str(uuid4()), key)

    @property
    def public_pem(self) -> str:
        """Return the public key as the key server serves it."""
        pem = self.private_key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return pem.decode("ascii")

    def sign(
        self, claims: Mapping[str, object], headers: Mapping[str, object] | None = None
    ) -> str:
        """Return an RS256 token; further headers may replace the key id."""
        return jwt.encode(
            dict(claims), self.private_key, "RS256", headers={"kid": self.kid, **(headers or {})}
        )


@dataclass(frozen=True, slots=True)
class Hook:
    """A POST that Atlassian sends to the app."""

    path: str
    headers: dict[str, str]
    body: bytes


def hook_claims(
    site: PretendSite,
    path: str,
    audience: str | Sequence[str],
    now: datetime,
    account_id: str | None = None,
) -> dict[str, object]:
    """Return the claims of an RS256 hook; its own `jti` tells two of one second apart."""
    return {
        **site_claims(site, account_id, now, LIFE),
        "aud": audience if isinstance(audience, str) else list(audience),
        "qsh": hash_url("POST", path),
        "jti": str(uuid4()),
    }


def hook_body(
    site: PretendSite, event_type: Event, app_key: str, **changes: object
) -> dict[str, object]:
    """Return what a hook tells; a change to None leaves the field out."""
    body: dict[str, object] = {
        "key": app_key,
        "clientKey": site.client_key,
        "publicKey": "deprecated",
        "serverVersion": "100000",
        "pluginsVersion": "1.800.0",
        "baseUrl": site.base_url,
        "displayUrl": site.base_url,
        "productType": site.product,
        "description": site.description,
        "serviceEntitlementNumber": "SEN-1234567",
        "entitlementId": _derived(site, "entitlement"),
        "entitlementNumber": "E-123-456-789",
        "oauthClientId": _derived(site, "oauth"),
        "cloudId": _derived(site, "cloud"),
        "eventType": event_type,
    }
    if event_type == "installed":
        body["sharedSecret"] = site.shared_secret
    return {name: value for name, value in (body | changes).items() if value is not None}


def hook(  # noqa: PLR0913 - all that a hook depends on
    site: PretendSite,
    event: Event,
    signer: HookSigner,
    audience: str | Sequence[str],
    app_key: str,
    now: datetime,
    *,
    account_id: str | None = None,
) -> Hook:
    """Return a hook, signed as Atlassian signs this event."""
    path = f"/{event}"
    if event in _SIGNED_BY_ATLASSIAN:
        token = signer.sign(hook_claims(site, path, audience, now, account_id))
    else:
        token = url_token(site, "POST", path, account_id, now)
    body = hook_body(site, event, app_key, accountId=account_id)
    return Hook(path, _headers(token), json.dumps(body).encode())


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"JWT {token}", "Content-Type": "application/json"}


def _derived(site: PretendSite, of: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{of}:{site.client_key}"))
