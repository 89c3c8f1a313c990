"""docs/extending.md works as it is printed: a vendor's feature of ten lines shows names."""

import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Blueprint, Response
from werkzeug.test import TestResponse

from app import create_app
from privacy.errors import PrivacyError
from privacy.services import Services
from privacy.simulator import fault
from privacy.simulator.fault import Kind
from privacy.simulator.site import PretendSite
from privacy.web.guards import Guards
from tests.world import ADMIN, ADMIN_NAME, USER, World, refusal

GUIDE = Path(__file__).parents[2] / "docs" / "extending.md"
BLOCKS = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
USER_NAME = "Mateusz Wiśniewski"
NOBODY = "Name not available"
BULK = {"jira": "/rest/api/3/user/bulk", "confluence": "/wiki/rest/api/user/bulk"}
BULK_KINDS = {"jira": Kind.JIRA_USERS, "confluence": Kind.CONFLUENCE_USERS}

Make = Callable[[Services, Guards], Blueprint]


@pytest.fixture
def printed(tmp_path: Path) -> Make:
    """Return what the first block of the guide defines, as a module of its own."""
    file = tmp_path / "assignees.py"
    file.write_text(BLOCKS.findall(GUIDE.read_text("utf-8"))[0], "utf-8")
    spec = importlib.util.spec_from_file_location("assignees", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: Make = module.assignee_routes
    return made


@pytest.fixture
def extended(installed: World, printed: Make) -> World:
    """Return a world whose app has the feature."""
    installed.app = create_app(installed.environment, installed.clock, installed.wires, [printed])
    installed.opened.append(installed.app.extensions["privacy.services"].database)
    installed.wires.sent.clear()
    return installed


@pytest.fixture(params=["jira", "confluence"])
def site(extended: World, request: pytest.FixtureRequest) -> PretendSite:
    chosen: PretendSite = getattr(extended, request.param)
    return chosen


def ask(world: World, token: str | None, said: object) -> TestResponse:
    headers = {} if token is None else {"Authorization": f"JWT {token}"}
    return world.post("/api/assignees", json.dumps(said).encode(), headers)


def names(world: World, site: PretendSite, *account_ids: str) -> object:
    return ask(world, world.context_token(site, USER), {"account_ids": account_ids}).json


def test_any_user_gets_names_by_one_bulk_call_and_then_by_none(
    extended: World, site: PretendSite
) -> None:
    expected = {ADMIN: ADMIN_NAME, USER: USER_NAME}

    assert names(extended, site, ADMIN, USER) == expected
    (call,) = extended.wires.urls
    assert call.startswith(f"{site.origin}{BULK[site.product]}?")

    assert names(extended, site, ADMIN, USER) == expected
    assert len(extended.wires.urls) == 1


def test_an_outage_shows_a_placeholder_and_is_not_kept(extended: World, site: PretendSite) -> None:
    extended.cloud.faults.set(BULK_KINDS[site.product], fault.server_error())
    assert names(extended, site, ADMIN) == {ADMIN: NOBODY}

    extended.cloud.faults.clear()
    assert names(extended, site, ADMIN) == {ADMIN: ADMIN_NAME}


def test_a_stranger_gets_nothing_and_nobody_is_asked(extended: World, site: PretendSite) -> None:
    forged = extended.context_token(site)[:-4] + "AAAA"
    said = {"account_ids": [ADMIN]}

    assert refusal(ask(extended, None, said)) == (401, "invalid_token")
    assert refusal(ask(extended, forged, said)) == (401, "invalid_token")
    assert refusal(ask(extended, extended.context_token(site, None), said)) == (
        403,
        "not_signed_in",
    )
    assert extended.wires.sent == []


@pytest.mark.parametrize("said", [{}, {"account_ids": [1]}, {"account_ids": ["a"] * 201}, []])
def test_another_body_is_refused(extended: World, said: object) -> None:
    token = extended.context_token(extended.jira)

    assert refusal(ask(extended, token, said)) == (400, "invalid_request")


def test_no_id_and_no_name_is_logged(
    extended: World, site: PretendSite, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    names(extended, site, ADMIN)

    assert "/api/assignees" in caplog.text
    assert ADMIN not in caplog.text
    assert ADMIN_NAME not in caplog.text


# Whoever follows the guide changes what stands after these words.
@pytest.mark.parametrize("name", ["FEATURES: Sequence[Feature] = (", "_PAGES = frozenset({"])
def test_the_guide_names_what_app_py_has(name: str) -> None:
    assert name in GUIDE.read_text("utf-8")
    assert name in (GUIDE.parents[1] / "app.py").read_text("utf-8")


def test_a_feature_without_a_guard_stops_the_start(world: World) -> None:
    def open_door(services: Services, _: Guards) -> Blueprint:
        world.opened.append(services.database)
        routes = Blueprint("open", __name__)
        routes.get("/open")(lambda: Response("hello"))
        return routes

    with pytest.raises(PrivacyError, match="/open has no guard"):
        create_app(world.environment, world.clock, world.wires, [open_door])
