"""What a site administrator sees, under Atlassian's own bridge, in a real browser."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.enable_socket]

PRODUCTS = ["jira", "confluence"]


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_main_job_from_install_to_reinstall(visit: Visit, product: str) -> None:
    visit.begin(product)
    status = visit.page.locator("#status")
    panel = visit.panel.locator("body")

    expect(status).to_contain_text("204")
    expect(panel).to_contain_text("Ingrid Solheim")

    visit.administer(yes=False)
    expect(panel).to_contain_text("not_administrator")

    visit.administer(yes=True)
    expect(panel).to_contain_text("Ingrid Solheim")
    address = visit.frame.url
    visit.press("#uninstall")
    expect(status).to_contain_text("204")
    assert visit.page.request.get(address).status == 401

    visit.press("#install")
    expect(panel).to_contain_text("Ingrid Solheim")
    assert visit.violations() == []
    assert visit.complaints == []


LIGHT, DARK = "rgb(255, 255, 255)", "rgb(29, 33, 37)"


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_panel_follows_the_hosts_theme(visit: Visit, product: str) -> None:
    visit.begin(product)

    for theme, paper in (("dark", DARK), ("light", LIGHT)):
        visit.page.click(f"#theme-{theme}")
        expect(visit.panel.locator("html")).to_have_attribute("data-color-mode", theme)
        expect(visit.panel.locator("body")).to_have_css("background-color", paper)
        assert visit.accessibility_faults(visit.frame) == []
        assert visit.accessibility_faults(visit.page.main_frame) == []

    assert visit.violations() == []
    assert visit.complaints == []


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_frame_is_as_high_as_what_it_shows(visit: Visit, product: str) -> None:
    visit.begin(product)
    content = visit.frame.evaluate("document.querySelector('.ac-content').scrollHeight")

    assert content > 1_000
    visit.page.wait_for_function(
        "least => document.querySelector('#panel iframe').clientHeight >= least", arg=content
    )


@pytest.mark.parametrize("product", PRODUCTS)
def test_measuring_again_asks_with_a_fresh_token(visit: Visit, product: str) -> None:
    visit.begin(product)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))

    visit.panel.get_by_role("button", name="Measure again").click()

    expect(visit.panel.locator("[aria-live]").first).to_contain_text("Measured")
    assert any(url.endswith("/api/evidence") for url in asked)
    assert not any("jwt=" in url for url in asked)
    assert visit.complaints == []


def test_measuring_again_shows_what_was_dropped_since(visit: Visit) -> None:
    visit.begin("jira")
    drops = {"count": 4, "last_at": "2026-11-23T08:05:00+00:00"}

    def answer(route: Route) -> None:
        found = route.fetch()
        route.fulfill(response=found, json=found.json() | {"dropped_cookies": drops})

    visit.page.route("**/api/evidence", answer)
    measure = visit.panel.get_by_role("button", name="Measure again")
    warning = visit.panel.locator("#cookie-dropped")
    count = visit.panel.locator('#held [data-measure="dropped"]')
    expect(warning).to_be_hidden()

    measure.click()
    expect(warning).to_be_visible()
    expect(warning.locator("time")).to_have_text("23 Nov 2026, 08:05 UTC")
    expect(count).to_have_text("4")

    drops |= {"count": 0, "last_at": None}
    measure.click()
    expect(warning).to_be_hidden()
    expect(count).to_have_text("None")
    assert visit.complaints == []


def test_a_refused_page_is_accessible_too(visit: Visit) -> None:
    visit.begin("jira")
    visit.administer(yes=False)

    expect(visit.panel.locator("body")).to_contain_text("not_administrator")
    assert visit.accessibility_faults(visit.frame) == []
    assert visit.violations() == []
