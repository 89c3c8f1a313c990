"""Atlassian learns whose data is held, and what it answers is obeyed on every site."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from requests import PreparedRequest

from privacy.identity.reporting_pass import Reported, Watch
from privacy.identity.standing import Standing
from privacy.services import Services
from privacy.simulator import fault
from privacy.simulator.fault import Fault, Kind
from privacy.simulator.people import ACTIVE_TEST_ACCOUNT, CLOSED_TEST_ACCOUNT
from privacy.simulator.site import PretendSite
from tests.world import ADMIN, USER, World

DAY, WEEK = timedelta(days=1), timedelta(days=7)
PEOPLE = [ADMIN, USER]


@pytest.fixture
def weekly(installed: World) -> World:
    """Return a world where two sites have held the same people for six days, seen each day."""
    for _ in range(6):
        look_up(installed, installed.jira, *PEOPLE)
        look_up(installed, installed.confluence, *PEOPLE)
        installed.clock.advance(DAY)
    for site in (installed.jira, installed.confluence):
        look_up(installed, site, *PEOPLE)
    return installed


def services_of(world: World) -> Services:
    found: Services = world.app.extensions["privacy.services"]
    return found


def look_up(world: World, site: PretendSite, *account_ids: str) -> dict[str, Standing]:
    services = services_of(world)
    found = services.identities.directory.lookup(
        services.register.installed(site.client_key), account_ids
    )
    return {account_id: it.standing for account_id, it in found.items()}


def report(world: World) -> Reported:
    return services_of(world).reporter.run(timedelta(hours=1), Watch(lambda: True))


def held(world: World) -> list[int]:
    """Return how many accounts each site holds."""
    return [row["held"] for row in world.rows("SELECT held FROM site_identities ORDER BY site_id")]


def reports(world: World) -> int:
    return sum(url.endswith("/report-accounts") for url in world.wires.urls)


def test_a_person_who_is_seen_each_day_is_reported_exactly_once_in_nine_days(
    installed: World,
) -> None:
    for _ in range(9):
        look_up(installed, installed.jira, USER)
        report(installed)
        installed.clock.advance(DAY)

    assert installed.jira.reported == [(USER, "2026-11-29T09:00:00.000Z")]


def test_an_account_that_left_before_its_first_report_is_never_reported(installed: World) -> None:
    look_up(installed, installed.jira, USER)
    for _ in range(16):
        installed.clock.advance(DAY)
        report(installed)

    assert reports(installed) == 0


def test_what_is_held_is_reported_to_each_site_with_the_time_it_was_fetched(
    weekly: World,
) -> None:
    reported = report(weekly)

    assert (reported.accounts, len(reported.sites), reported.is_done) == (4, 2, True)
    for site in (weekly.jira, weekly.confluence):
        assert sorted(site.reported) == sorted((it, "2026-11-29T09:00:00.000Z") for it in PEOPLE)
    assert weekly.other.reported == []
    assert held(weekly) == [2, 2]


def test_a_closed_account_is_gone_everywhere_and_nobody_asks_about_it_again(weekly: World) -> None:
    weekly.jira.close(USER)
    before = weekly.cache.keys()

    assert report(weekly).closed == 1

    assert held(weekly) == [1, 1]
    assert len(before - weekly.cache.keys()) == 2
    assert weekly.acts()[-2:] == ["account closed"] * 2
    assert len(weekly.rows("SELECT id FROM tombstone")) == 2
    calls = len(weekly.wires.sent)
    for site in (weekly.jira, weekly.confluence):
        assert look_up(weekly, site, USER) == {USER: Standing.CLOSED}
    assert len(weekly.wires.sent) == calls


def test_an_account_that_changed_is_dropped_everywhere_and_fetched_anew(weekly: World) -> None:
    weekly.jira.mark_updated(USER)

    assert report(weekly).updated == 1

    assert held(weekly) == [1, 1]
    assert weekly.acts()[-2:] == ["account updated"] * 2
    assert weekly.rows("SELECT id FROM tombstone") == []
    assert look_up(weekly, weekly.jira, USER) == {USER: Standing.ACTIVE}
    assert held(weekly) == [2, 1]


def test_atlassians_own_test_accounts_are_answered_as_documented(installed: World) -> None:
    accounts = [ACTIVE_TEST_ACCOUNT, CLOSED_TEST_ACCOUNT]
    look_up(installed, installed.jira, *accounts)
    for _ in range(24):
        installed.clock.advance(DAY / 4)
        look_up(installed, installed.jira, *accounts)

    assert report(installed).closed == 1

    standings = look_up(installed, installed.jira, *accounts)
    assert standings[CLOSED_TEST_ACCOUNT] is Standing.CLOSED
    assert standings[ACTIVE_TEST_ACCOUNT] is Standing.ACTIVE


@pytest.mark.parametrize(
    "make",
    [
        fault.bad_request, fault.unauthorized, fault.forbidden, fault.too_many_requests,
        fault.server_error, fault.unavailable, fault.page, fault.wrong_type, fault.redirect,
        fault.closed,
    ],
)  # fmt: skip
def test_a_site_that_gives_no_answer_loses_nothing_and_stops_no_other(
    weekly: World, make: Callable[[], Fault]
) -> None:
    weekly.cloud.faults.set(Kind.JIRA_REPORTS, make())

    reported = report(weekly)

    assert (len(reported.failures), len(reported.sites), reported.is_done) == (1, 1, True)
    assert len(weekly.confluence.reported) == 2
    assert held(weekly) == [2, 2]
    weekly.cloud.faults.clear()
    weekly.clock.advance(1.5 * DAY)
    for site in (weekly.jira, weekly.confluence):
        look_up(weekly, site, *PEOPLE)
    assert report(weekly).accounts == 2
    assert len(weekly.jira.reported) == 2


@pytest.mark.parametrize("make", [fault.unauthorized, fault.forbidden])
def test_a_site_that_refuses_the_app_is_noted_as_suspect(
    weekly: World, make: Callable[[], Fault]
) -> None:
    weekly.cloud.faults.set(Kind.JIRA_REPORTS, make())

    report(weekly)

    suspects = weekly.rows("SELECT client_key FROM site WHERE suspect_since IS NOT NULL")
    assert [row["client_key"] for row in suspects] == [weekly.jira.client_key]


def test_an_answer_about_accounts_that_were_not_sent_changes_nothing(weekly: World) -> None:
    weekly.cloud.faults.set(Kind.JIRA_REPORTS, fault.wrong_ids())
    weekly.cloud.faults.set(Kind.CONFLUENCE_REPORTS, fault.wrong_ids())
    before, cached = weekly.state(), weekly.cache.keys()

    reported = report(weekly)

    assert (reported.accounts, reported.closed, reported.updated) == (4, 0, 0)
    after = weekly.state()
    for table in ("site", "tombstone", "audit_entry"):
        assert after[table] == before[table]
    assert held(weekly) == [2, 2]
    assert weekly.cache.keys() == cached


def test_an_uninstall_during_a_report_brings_nothing_back_and_destroys_nothing_else(
    weekly: World,
) -> None:
    weekly.jira.close(USER)
    rows = weekly.rows("SELECT * FROM identity_index WHERE site_id = 2 ORDER BY id")

    def leave(request: PreparedRequest) -> None:
        if weekly.jira.origin in str(request.url) and weekly.jira.installed:
            weekly.uninstall(weekly.jira)

    weekly.wires.before = leave
    report(weekly)

    assert weekly.rows("SELECT * FROM identity_index WHERE site_id = 1") == []
    left = weekly.rows("SELECT * FROM identity_index WHERE site_id = 2 ORDER BY id")
    assert [row["account_hash"] for row in left] == [row["account_hash"] for row in rows]
    assert weekly.rows("SELECT id FROM tombstone") == []
    assert weekly.rows("SELECT id FROM site WHERE suspect_since IS NOT NULL") == []
    assert weekly.acts()[-1] == "uninstalled"
