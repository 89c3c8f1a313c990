"""What anybody sees of their own data, and erases, under Atlassian's own bridge in a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from privacy.simulator.desk import Choice
from tests.browser.conftest import Visit, visiting
from tests.browser.own_page import OwnPage, own_page

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.enable_socket]

NAME = "Mateusz Wiśniewski"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, policy: Path) -> Iterator[OwnPage]:
    with own_page(tmp_path_factory.mktemp("own"), policy) as made:
        yield made


@pytest.fixture(params=["jira", "confluence"])
def own(served: OwnPage, request: pytest.FixtureRequest) -> OwnPage:
    """Return the page of one product, of somebody of whom a copy is kept."""
    served.desk.choose(Choice(product=request.param, theme="light"))
    served.keep()
    return served


@pytest.fixture
def mine(browser: Browser, own: OwnPage) -> Iterator[Visit]:
    """Open the host page, whose frame shows the person's own page."""
    with visiting(browser) as made:
        made.page.goto(own.places.simulator_url)
        expect(made.panel.locator("h1")).to_have_text("Your data in this app")
        yield made
        assert made.violations() == []


def test_it_is_erased_with_the_keyboard_alone(mine: Visit, own: OwnPage) -> None:
    asked: list[str] = []
    mine.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    erase = mine.panel.get_by_role("button", name="Erase it now")
    expect(mine.panel.locator("#copy")).to_contain_text(NAME)
    expect(mine.panel.locator("#no-erasing")).to_be_hidden()

    _tab_to(mine, "erase")
    mine.page.keyboard.press("Enter")

    expect(mine.panel.get_by_role("status")).to_contain_text("Erased. It may be fetched again")
    expect(mine.panel.locator("#nothing-held")).to_be_visible()
    expect(mine.panel.locator("body")).not_to_contain_text(NAME)
    expect(erase).to_be_hidden()
    expect(mine.panel.locator("#held-title")).to_be_focused()
    assert not own.is_kept()
    assert f"DELETE {own.places.app_url}/api/me" in asked
    assert not any("jwt=" in it for it in asked)
    assert mine.accessibility_faults(mine.frame) == []
    assert mine.complaints == []


def _tab_to(visit: Visit, name: str) -> None:
    visit.frame.evaluate("document.querySelector('.skip').focus()")
    passed: set[str] = set()
    while name not in passed and len(passed) < 10:
        visit.page.keyboard.press("Tab")
        passed.add(visit.frame.evaluate("document.activeElement.id") or str(len(passed)))
    assert name in passed, f"no way to #{name} by the keyboard"


def test_a_failure_is_told_and_loses_nothing(mine: Visit, own: OwnPage) -> None:
    erase, status = mine.panel.locator("#erase"), mine.panel.get_by_role("status")
    error = {"error": {"code": "unavailable", "message": "x", "request_id": "r1"}}
    troubles: list[tuple[Callable[[Route], None], str]] = [
        (lambda it: it.fulfill(status=503, json=error), "it may be erased or not"),
        (lambda it: it.fulfill(status=503, json=error), "that does no harm. (Request r1)"),
        (lambda it: it.fulfill(status=500, json=error), "it may be erased or not"),
        (lambda it: it.fulfill(body="<html>"), "it may be erased or not"),
        (lambda it: it.abort(), "The app did not answer, so it may be erased or not"),
    ]

    for answer, words in troubles:
        mine.page.route("**/api/me", answer)
        erase.click()
        expect(status).to_contain_text(words)
        expect(status).to_have_attribute("data-kind", "trouble")
        expect(erase).to_be_focused()
        expect(mine.panel.locator("#copy")).to_contain_text(NAME)

    mine.page.unroute("**/api/me")
    erase.click()
    expect(status).to_contain_text("Erased.")
    assert not own.is_kept()


def test_an_expired_visit_says_so(mine: Visit, own: OwnPage) -> None:
    mine.page.route("**/pretend/token", lambda route: route.fulfill(json={"token": "old"}))

    mine.panel.locator("#erase").click()

    expect(mine.panel.get_by_role("status")).to_contain_text("Your visit has expired, so nothing")
    assert own.is_kept()


def test_where_it_is_told_can_be_listened_to_before_there_is_something(mine: Visit) -> None:
    told = mine.panel.locator("#erase-result")

    expect(told).to_be_empty()
    expect(told).not_to_have_css("display", "none")
    assert told.evaluate("it => it.getBoundingClientRect().height") == 0


def test_it_follows_the_hosts_theme(mine: Visit) -> None:
    for theme in ("dark", "light"):
        mine.page.click(f"#theme-{theme}")
        expect(mine.panel.locator("html")).to_have_attribute("data-color-mode", theme)
        assert mine.accessibility_faults(mine.frame) == []
    assert mine.complaints == []


@pytest.fixture
def alone(mine: Visit, own: OwnPage) -> Page:
    """Return the page outside its host."""
    mine.page.goto(own.address())
    return mine.page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_accessible_in_every_light_and_width(
    mine: Visit, alone: Page, scheme: str, width: int
) -> None:
    alone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its literals
    alone.set_viewport_size({"width": width, "height": 900})

    expect(alone.locator("#copy")).to_contain_text(NAME)
    assert mine.accessibility_faults(alone.main_frame) == []
    assert alone.evaluate(WIDER) == 0


def test_outside_a_host_it_says_how_to_erase(alone: Page) -> None:
    expect(alone.locator("#no-erasing")).to_be_visible()
    expect(alone.locator("#erase")).to_be_hidden()


def test_without_script_it_is_read_and_says_how_to_erase(browser: Browser, own: OwnPage) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(own.address())

    expect(page.locator("#copy")).to_contain_text(NAME)
    expect(page.locator("#no-erasing")).to_be_visible()
    expect(page.locator("#erase")).to_be_hidden()
    context.close()


def test_the_policy_opens_in_a_tab_of_its_own(mine: Visit) -> None:
    with mine.page.expect_popup() as opened:
        mine.panel.get_by_role("link", name="read all of it").click()
    opened.value.wait_for_load_state()

    assert opened.value.url.endswith("/privacy")
    expect(opened.value.locator("h1")).to_contain_text("Privacy policy")
