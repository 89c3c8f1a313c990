"""Does the panel tell what was done for a site, in JSON and to people alike, when it was done?"""

from datetime import timedelta
from typing import Any

import pytest

from privacy.identity.reporting_pass import Watch
from privacy.simulator.site import PretendSite
from tests.functional.asking import cache, services
from tests.unit.publish.outline import text_of
from tests.world import USER, World

DAY = timedelta(days=1)


@pytest.fixture(params=["jira", "confluence"])
def site(installed: World, request: pytest.FixtureRequest) -> PretendSite:
    chosen: PretendSite = getattr(installed, request.param)
    return chosen


def told(world: World, site: PretendSite) -> tuple[Any, str]:
    """Return what is told of a site, after asking for the right, which is a call too."""
    world.evidence(site)
    return world.evidence(site).json, text_of(world.panel(site).text)


def report(world: World) -> None:
    services(world).reporter.run(timedelta(hours=1), Watch(lambda: True))


def test_calls_are_told_day_by_day_for_seven_days(installed: World, site: PretendSite) -> None:
    cache(installed, site, USER)
    installed.panel(site)  # asks for the right, and for the viewer's name
    installed.clock.advance(DAY)
    found, _ = told(installed, site)
    assert found["calls"] == {"2026-11-23": 3, "2026-11-24": 1}

    found, text = told(installed, site)

    # The panel itself asked for the name anew.
    assert found["calls"] == {"2026-11-23": 3, "2026-11-24": 2}
    assert "Calls to your site in 7 days 5" in text
    assert "24 November 2026 2 23 November 2026 3 22 November 2026 0" in text
    assert "18 November 2026 0" in text
    assert "17 November 2026" not in text

    installed.clock.advance(6 * DAY)
    found, text = told(installed, site)
    assert found["calls"] == {"2026-11-24": 2, "2026-11-30": 1}
    assert "23 November 2026" not in text


def test_one_site_does_not_tell_of_the_calls_to_another(installed: World) -> None:
    installed.panel(installed.other)
    found, _ = told(installed, installed.jira)

    assert found["calls"] == {"2026-11-23": 1}


def test_a_report_and_a_sweep_are_told_with_their_times(
    installed: World, site: PretendSite
) -> None:
    found, text = told(installed, site)
    assert (found["reported_at"], found["swept_at"]) == (None, None)
    assert "Accounts last reported to Atlassian None Last swept, on all sites None" in text

    for _ in range(6):
        cache(installed, site, USER)
        installed.clock.advance(DAY)
    cache(installed, site, USER)
    report(installed)
    reported = installed.clock.now()
    installed.clock.advance(timedelta(hours=2))
    installed.sweep()
    swept = installed.clock.now()
    installed.clock.advance(timedelta(minutes=5))
    found, text = told(installed, site)

    assert [it for it, _ in site.reported] == [USER]
    assert (found["reported_at"], found["swept_at"]) == (reported.isoformat(), swept.isoformat())
    assert "Accounts last reported to Atlassian 29 Nov 2026, 09:00 UTC" in text
    assert "Last swept, on all sites 29 Nov 2026, 11:00 UTC" in text


def test_measuring_removes_nothing_and_says_what_waits_for_the_sweep(
    installed: World, site: PretendSite
) -> None:
    cache(installed, site, USER)
    end = installed.clock.now() + DAY
    installed.clock.advance(2 * DAY)

    found, text = told(installed, site)

    # Beside what is over there is the copy of whoever looks.
    assert (found["identities_held"], found["next_expiry"]) == (1, end.isoformat())
    assert "Copies that are there 2" in text
    assert "Next one unreadable at 24 Nov 2026, 09:00 UTC over; goes with the next sweep" in text
    installed.sweep()
    found, text = told(installed, site)
    assert found["identities_held"] == 1
    assert "over; goes with the next sweep" not in text
