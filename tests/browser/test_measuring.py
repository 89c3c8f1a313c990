"""Does measuring again word what it finds as the server words it, in a browser?"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Route, expect

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.enable_socket]

AT = "2026-11-24T09:00:00+00:00"
Measure = Callable[..., FrameLocator]


@pytest.fixture
def measure(visit: Visit) -> Measure:
    """Return what measures again, with an answer in which this was found."""
    visit.begin("jira")

    def measured(**found: object) -> FrameLocator:
        def answer(route: Route) -> None:
            told: dict[str, Any] = route.fetch().json()
            route.fulfill(json=told | {"measured_at": AT} | found)

        visit.page.unroute("**/api/evidence")
        visit.page.route("**/api/evidence", answer)
        visit.panel.get_by_role("button", name="Measure again").click()
        expect(visit.panel.locator("#measure-result")).to_contain_text("24 Nov 2026, 09:00 UTC")
        return visit.panel

    return measured


def text_is(panel: FrameLocator, name: str, words: str) -> None:
    expect(panel.locator(f'[data-measure="{name}"]')).to_have_text(words)


def test_an_end_that_has_come_is_told_as_over(measure: Measure) -> None:
    panel = measure(next_expiry="2026-11-23T08:05:00+00:00", last_expiry=AT)

    text_is(panel, "next", "23 Nov 2026, 08:05 UTC")
    for name in ("next-over", "last-over"):
        text_is(panel, name, "over; goes with the next sweep")
    text_is(panel, "last-in", "already")
    text_is(panel, "last-note", "gone with the next sweep")


def test_an_end_that_is_to_come_is_told_with_its_distance(measure: Measure) -> None:
    measure(next_expiry=AT, last_expiry=AT)
    panel = measure(next_expiry=AT, last_expiry="2026-11-25T08:30:00+00:00")

    text_is(panel, "last-in", "in 23 h 30 min")
    text_is(panel, "last-note", "if none is fetched anew")
    text_is(panel, "last-over", "")


def test_where_nothing_is_held_there_is_no_end(measure: Measure) -> None:
    panel = measure(identities_held=0, next_expiry=None, last_expiry=None)

    text_is(panel, "last-in", "None")
    text_is(panel, "next-over", "")
    expect(panel.locator("#nothing-held")).to_be_visible()


def test_each_day_is_told_also_after_midnight(measure: Measure) -> None:
    panel = measure(calls={"2026-11-24": 3, "2026-11-18": 1})

    days = panel.locator(".days > div")
    expect(days).to_have_count(7)
    expect(days.nth(0)).to_have_text("24 November 20263")
    expect(days.nth(1)).to_have_text("23 November 20260")
    expect(days.nth(6)).to_have_text("18 November 20261")
    text_is(panel, "calls", "4")
