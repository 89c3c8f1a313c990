"""How an administrator finds an account and erases its copy, in a browser under the bridge."""

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from privacy.simulator.people import ADMINISTRATOR, ORDINARY_USER
from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.enable_socket]

NAME = "Ingrid Solheim"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(params=["jira", "confluence"])
def panel(visit: Visit, request: pytest.FixtureRequest) -> FrameLocator:
    """Return the panel of an administrator, whose own name was fetched to show it."""
    visit.begin(request.param)
    return visit.panel


def look_up(panel: FrameLocator, text: str) -> None:
    panel.get_by_label("Atlassian account ID").fill(text)
    panel.get_by_role("button", name="Find").click()


def test_a_copy_is_found_and_erased_with_the_keyboard_alone(
    visit: Visit, panel: FrameLocator
) -> None:
    result, account = panel.locator("#account-result"), panel.locator("#account")

    panel.get_by_label("Atlassian account ID").focus()
    visit.page.keyboard.type(ADMINISTRATOR)
    visit.page.keyboard.press("Enter")
    expect(result).to_have_text("A copy is held.")
    for words in (NAME, ADMINISTRATOR, "Person", "In use", "UTC"):
        expect(account).to_contain_text(words)
    assert visit.accessibility_faults(visit.frame) == []

    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Erase it now")).to_be_focused()
    visit.page.keyboard.press("Enter")

    expect(result).to_have_text("Erased. It may be fetched again when it is next needed.")
    expect(account).to_be_hidden()
    assert NAME not in account.inner_html()
    expect(panel.get_by_label("Atlassian account ID")).to_be_focused()


def test_an_erased_copy_is_gone_and_no_address_tells_of_the_account(
    visit: Visit, panel: FrameLocator
) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    look_up(panel, ADMINISTRATOR)
    panel.get_by_role("button", name="Erase it now").click()
    expect(panel.locator("#account-result")).to_contain_text("Erased.")

    look_up(panel, ADMINISTRATOR)

    expect(panel.locator("#account-result")).to_have_text("Nothing is held about this account.")
    assert {"find", "erase"} <= {url.rpartition("/")[2] for url in asked}
    assert not any(ADMINISTRATOR in url or "jwt=" in url for url in asked)
    assert visit.violations() == []
    assert visit.complaints == []


def test_the_address_of_a_profile_will_do(panel: FrameLocator) -> None:
    look_up(panel, f" https://a.test/jira/people/{ADMINISTRATOR.replace(':', '%3A')}/?ref=x ")

    expect(panel.locator("#account")).to_contain_text(NAME)


def test_what_is_no_account_and_whom_nobody_knows_is_told(panel: FrameLocator) -> None:
    result = panel.locator("#account-result")
    look_up(panel, "Ingrid % Solheim")
    expect(result).to_contain_text("That is no account ID.")

    look_up(panel, ORDINARY_USER)
    expect(result).to_have_text("Nothing is held about this account.")
    expect(panel.locator("#account")).to_be_hidden()


def answered(held: object, *, closed: bool) -> object:
    return lambda route: route.fulfill(json={"held": held, "closed": closed})


def test_a_closed_account_and_a_copy_that_is_over_are_told(
    visit: Visit, panel: FrameLocator
) -> None:
    result, at = panel.locator("#account-result"), "2026-11-23T08:05:00+00:00"
    over = {"account_id": "a", "display_name": None, "kind": None, "standing": None}
    over |= dict.fromkeys(("held_since", "fetched_at", "expires_at"), at)

    visit.page.route("**/find", answered(None, closed=True))  # type: ignore[arg-type]  # a handler
    look_up(panel, "a")
    expect(result).to_contain_text("Atlassian reported this account as closed.")

    visit.page.unroute("**/find")
    visit.page.route("**/find", answered(over, closed=False))  # type: ignore[arg-type]  # a handler
    look_up(panel, "a")
    expect(result).to_contain_text("It can no longer be read; a note of it is left.")
    expect(panel.locator('[data-account="display_name"]')).to_have_text("None")
    expect(panel.locator('[data-account="expires_at"]')).to_have_text("23 Nov 2026, 08:05 UTC")


def test_a_failure_says_that_it_may_be_erased_or_not(visit: Visit, panel: FrameLocator) -> None:
    result, error = panel.locator("#account-result"), {"code": "x", "message": "x"}
    look_up(panel, ADMINISTRATOR)
    expect(panel.locator("#account")).to_contain_text(NAME)

    def fail(route: Route) -> None:
        route.fulfill(status=503, json={"error": error | {"request_id": "r1"}})

    visit.page.route("**/erase", fail)
    panel.get_by_role("button", name="Erase it now").click()

    expect(result).to_contain_text("it may be erased or not. Try again in a minute")
    expect(result).to_contain_text("(Request r1)")
    expect(result).to_have_attribute("data-kind", "trouble")
    expect(panel.locator("#account")).to_contain_text(NAME)


@pytest.fixture
def alone(visit: Visit, panel: FrameLocator) -> Page:
    """Return the panel outside its host."""
    expect(panel.locator("h1")).to_be_visible()
    address = visit.frame.url
    visit.page.goto(address)
    return visit.page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_panel_is_accessible_in_every_light_and_width(
    visit: Visit, alone: Page, scheme: str, width: int
) -> None:
    alone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its literals
    alone.set_viewport_size({"width": width, "height": 900})
    alone.evaluate(
        "document.querySelectorAll('#find-account, #account').forEach(it => it.hidden = false)"
    )

    assert visit.accessibility_faults(alone.main_frame) == []
    assert alone.evaluate(WIDER) == 0


def test_outside_a_host_and_without_script_it_says_how(alone: Page, browser: Browser) -> None:
    expect(alone.locator("#no-accounts")).to_be_visible()
    expect(alone.locator("#find-account")).to_be_hidden()

    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(alone.url)
    expect(page.locator("#no-accounts")).to_be_visible()
    expect(page.locator("#find-account")).to_be_hidden()
    context.close()


def test_where_it_is_told_can_be_listened_to_before_there_is_something(
    panel: FrameLocator,
) -> None:
    for name in ("#account-result", "#measure-result"):
        expect(panel.locator(name)).to_be_empty()
        expect(panel.locator(name)).not_to_have_css("display", "none")
        assert panel.locator(name).evaluate("it => it.getBoundingClientRect().height") == 0
