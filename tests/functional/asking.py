"""How do people ask about accounts? With a context token; and how comes a copy to be there?"""

import json
from collections.abc import Mapping
from typing import Any

from werkzeug.test import TestResponse

from privacy.identity.identity import Identity
from privacy.installs.site import Site
from privacy.services import Services
from privacy.simulator.signing import frame_query, page_query
from privacy.simulator.site import PretendSite
from tests.world import ADMIN, World


def services(world: World) -> Services:
    found: Services = world.app.extensions["privacy.services"]
    return found


def site_of(world: World, site: PretendSite) -> Site:
    return services(world).register.installed(site.client_key)


def cache(world: World, site: PretendSite, *account_ids: str) -> dict[str, Identity]:
    """Let the app look accounts up, as a feature that shows their names would."""
    return services(world).identities.directory.lookup(site_of(world, site), account_ids)


def kept(world: World, site: PretendSite, *account_ids: str) -> set[str]:
    """Return of which accounts the cache can still tell something."""
    found = services(world).identities.directory.kept(site_of(world, site), account_ids)
    return set(found)


def me(world: World, site: PretendSite, account_id: str | None) -> TestResponse:
    query = page_query(site, "GET", "/me", frame_query(site), account_id, world.clock.now())
    return world.get(f"/me?{query}")


def call(
    world: World,
    method: str,
    path: str,
    token: str,
    body: bytes = b"",
    kind: str = "application/json",
) -> TestResponse:
    return world.app.test_client().open(
        path,
        method=method,
        data=body,
        content_type=kind,
        headers={"Authorization": f"JWT {token}"},
        buffered=True,
    )


def mine(
    world: World, site: PretendSite, account_id: str | None, method: str = "GET"
) -> TestResponse:
    return call(world, method, "/api/me", world.context_token(site, account_id))


def held(response: TestResponse) -> dict[str, Any] | None:
    """Return what an answer says is held."""
    assert response.json is not None, response.text
    found: dict[str, Any] | None = response.json["held"]
    return found


def accounts(
    world: World, site: PretendSite, what: str, body: Mapping[str, object], by: str = ADMIN
) -> TestResponse:
    """Ask as an administrator does: find, erase or list."""
    token = world.context_token(site, by)
    return call(world, "POST", f"/api/accounts/{what}", token, json.dumps(body).encode())
