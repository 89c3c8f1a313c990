"""The pretend page and the real app in one process: what its buttons do, without a browser."""

from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from privacy.simulator.bridge import Bridge
from privacy.simulator.host_page import add_host_page
from privacy.simulator.lifecycle import Lifecycle
from tests.world import APP_KEY, BASE_URL, SIGNER, World

_REMEMBERED_FOR = timedelta(seconds=61)


class Page:
    """The pretend page of one product, as a person uses it."""

    def __init__(self, world: World, product: str) -> None:
        self._world = world
        lifecycle = Lifecycle(APP_KEY, BASE_URL, SIGNER, world.clock, self._send)
        add_host_page(world.cloud, lifecycle, Bridge(world.folder / "node_modules"))
        self._client: FlaskClient = world.cloud.test_client()
        self.choose(product=product)

    def choose(self, **choice: object) -> None:
        assert self._client.post("/pretend/choices", json=choice).status_code == 200

    def press(self, act: str) -> str:
        status: str = self._client.post(f"/pretend/hooks/{act}", json={}).get_json()["status"]
        return status

    def frame(self) -> TestResponse:
        url = urlsplit(self._client.get("/pretend/frame").get_json()["url"])
        return self._world.get(f"{url.path}?{url.query}")

    def evidence(self) -> TestResponse:
        token = self._client.get("/pretend/token").get_json()["token"]
        return self._world.get("/api/evidence", {"Authorization": f"JWT {token}"})

    def _send(
        self, _method: str, url: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, str]:
        answer = self._world.post(urlsplit(url).path, body, headers)
        return answer.status_code, answer.text


@pytest.fixture(params=["jira", "confluence"])
def page(world: World, request: pytest.FixtureRequest) -> Page:
    return Page(world, request.param)


def test_an_installed_app_shows_its_panel_and_answers_its_script(page: Page) -> None:
    status = page.press("install")

    assert status == "The app answered 204 to “installed”."
    assert page.frame().status_code == 200
    assert page.evidence().status_code == 200


def test_who_is_no_administrator_any_more_is_refused_a_minute_later(
    page: Page, world: World
) -> None:
    page.press("install")
    page.choose(administrator=False)
    world.clock.advance(_REMEMBERED_FOR)

    assert page.frame().status_code == 403


def test_an_uninstalled_app_refuses_until_it_is_reinstalled(page: Page) -> None:
    page.press("install")
    removed = page.press("uninstall")
    refused = page.frame().status_code
    back = page.press("reinstall")

    assert removed == "The app answered 204 to “uninstalled”."
    assert refused == 401
    assert back == "The app answered 204 to “installed”."
    assert page.frame().status_code == 200


def test_a_reinstall_over_a_standing_install_rotates_the_secret(page: Page) -> None:
    page.press("install")

    assert page.press("reinstall") == "The app answered 204 to “installed”."
    assert page.frame().status_code == 200


def test_a_site_that_fails_shows_no_panel(page: Page, world: World) -> None:
    page.press("install")
    for kind in ("jira.permissions", "confluence.user"):
        world.cloud.test_client().post("/pretend/faults", json={"kind": kind, "fault": "page"})

    assert page.frame().status_code == 503
