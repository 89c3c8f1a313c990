"""Every route has exactly one guard, and which routes are open is written down here."""

import pytest
from flask import Flask

from app import create_app
from privacy.web.guards import guard_of
from tests.world import World

GUARDS = {
    "/atlassian-connect.json": "public",
    "/confluence/atlassian-connect.json": "public",
    "/healthz": "public",
    "/readyz": "public",
    "/static/<path:name>": "public",
    "/privacy": "public",
    "/privacy/<version>": "public",
    "/privacy/<version>/privacy.json": "public",
    "/privacy.json": "public",
    "/processors.csv": "public",
    "/.well-known/security.txt": "public",
    "/.well-known/gpc.json": "public",
    "/installed": "signed_by_atlassian",
    "/uninstalled": "signed_by_atlassian",
    "/enabled": "signed_by_site",
    "/disabled": "signed_by_site",
    "/panel": "signed_by_site",
    "/me": "signed_by_site",
    "/api/evidence": "signed_in_page",
    "/api/me": "signed_in_page",
    "/api/accounts/find": "signed_in_page",
    "/api/accounts/erase": "signed_in_page",
    "/api/accounts/list": "signed_in_page",
}


@pytest.fixture
def core(world: World) -> Flask:
    """Return the app without what a vendor adds, of which `create_app` asks for a guard too."""
    made = create_app(world.environment, world.clock, world.wires, features=())
    world.opened.append(made.extensions["privacy.services"].database)
    return made


def test_every_route_has_the_guard_that_is_written_down(core: Flask) -> None:
    found = {
        rule.rule: guard_of(core.view_functions[rule.endpoint])
        for rule in core.url_map.iter_rules()
    }

    assert found == GUARDS


def test_only_open_routes_have_a_variable_in_their_path(core: Flask) -> None:
    variable = [rule.rule for rule in core.url_map.iter_rules() if rule.arguments]

    assert all(GUARDS[rule] == "public" for rule in variable)


def test_no_route_answers_options_by_itself(world: World) -> None:
    for rule in world.app.url_map.iter_rules():
        assert "OPTIONS" not in (rule.methods or ())


def test_a_guard_cannot_be_had_by_accident() -> None:
    def view() -> None: ...

    assert guard_of(view) is None
