"""Is each copy reported once in each cycle, ninety at a time, and what has expired never?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from requests import PreparedRequest

from privacy.identity.reporting_pass import Watch
from privacy.simulator.fault import Fault, Kind
from privacy.simulator.people import UNKNOWN_ACCOUNT
from tests.backends import Backend
from tests.clocks import BEGINNING
from tests.unit.identity.reporting_stage import (
    ANOTHER,
    DAY,
    FIRST,
    HOUR,
    SOMEBODY,
    WEEK,
    ReportStage,
    report_stage,
)

ACME, DOCS, RIVAL = (f"{name}.atlassian.net" for name in ("acme", "docs", "rival"))
TWO_MINUTES = timedelta(minutes=2)
MOMENT = timedelta(milliseconds=1)
BEGAN = "2026-11-23T09:00:00.000Z"


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    with report_stage(backend) as made:
        yield made


def many(count: int) -> list[str]:
    return [f"557058:{number:08}" for number in range(count)]


def test_a_copy_is_reported_before_its_first_cycle_is_over_and_not_earlier(
    stage: ReportStage,
) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(FIRST - MOMENT)
    early = stage.run()
    assert (stage.sent(), early.accounts, early.is_done) == ([], 0, True)

    stage.clock.advance(MOMENT)
    reported = stage.run()

    assert stage.jira.reported == [(SOMEBODY, BEGAN)]
    assert (reported.sites, reported.accounts) == ({stage.id_of(stage.jira)}, 1)
    assert (reported.closed, reported.updated, reported.failures) == (0, 0, set())
    assert reported.is_done
    assert stage.planned(stage.jira).reported_at == stage.clock.now()


def test_what_was_reported_is_not_before_a_cycle_is_over(stage: ReportStage) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(FIRST + timedelta(seconds=30))
    stage.run()
    stage.clock.advance(DAY)
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(WEEK - DAY - MOMENT)

    stage.run()
    assert len(stage.sent()) == 1

    stage.clock.advance(MOMENT)
    stage.run()
    assert stage.jira.reported[1:] == [(SOMEBODY, "2026-11-30T09:00:30.000Z")]


def test_a_person_who_is_looked_up_each_day_is_reported_once_a_week(stage: ReportStage) -> None:
    stage.ttl, asked = DAY, []
    for hour in range(15 * 24):
        if hour % 23 == 0:
            stage.keep(stage.jira, SOMEBODY)
        if stage.run().accounts:
            asked.append(hour // 24)
        stage.clock.advance(HOUR)

    assert asked == [6, 13]


@pytest.mark.parametrize("after", [DAY, DAY + MOMENT, FIRST, 3 * WEEK])
def test_a_copy_that_expired_is_never_reported(stage: ReportStage, after: timedelta) -> None:
    stage.ttl = DAY
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(after)

    assert stage.run().is_done
    assert stage.sent() == []


def test_ninety_go_with_a_call_and_progress_is_told_after_each(stage: ReportStage) -> None:
    accounts = many(200)
    stage.keep(stage.jira, *accounts)
    stage.clock.advance(FIRST)

    assert stage.run().accounts == 200
    assert [len(ids) for _, ids in stage.sent()] == stage.progress == [90, 90, 20]
    assert sorted(it for _, ids in stage.sent() for it in ids) == accounts


def test_a_large_site_lets_a_small_one_in_between(stage: ReportStage) -> None:
    stage.keep(stage.jira, *many(200))
    stage.clock.advance(HOUR)
    stage.keep(stage.confluence, SOMEBODY)
    stage.clock.advance(FIRST)

    stage.run()

    assert [host for host, _ in stage.sent()] == [ACME, DOCS, ACME, ACME]


def test_each_site_reports_its_own_copies_to_itself(stage: ReportStage) -> None:
    stage.keep(stage.confluence, ANOTHER)
    stage.keep(stage.rival, SOMEBODY)
    stage.clock.advance(FIRST)

    stage.run()

    assert sorted(stage.sent()) == [(DOCS, [ANOTHER]), (RIVAL, [SOMEBODY])]


def test_a_pass_ends_with_its_time_and_the_next_one_goes_on(stage: ReportStage) -> None:
    stage.keep(stage.jira, *many(100))
    stage.clock.advance(FIRST)

    def take_two_minutes(_: PreparedRequest) -> None:
        stage.clock.advance(TWO_MINUTES)

    stage.wires.before = take_two_minutes
    first, second = stage.run(most=TWO_MINUTES), stage.run(most=2 * TWO_MINUTES)

    assert (first.accounts, first.is_done) == (90, False)
    assert (second.accounts, second.is_done) == (10, True)


def test_whoever_has_lost_the_lease_makes_no_further_call(stage: ReportStage) -> None:
    stage.keep(stage.jira, *many(100))
    stage.clock.advance(FIRST)
    turns = iter([True, False])

    reported = stage.reporter().run(HOUR, Watch(lambda: next(turns)))

    assert (reported.accounts, reported.is_done) == (90, False)


def test_a_row_that_does_not_open_is_not_sent_and_holds_nothing_up(stage: ReportStage) -> None:
    stage.keep(stage.jira, *many(90))
    stage.change_rows(account_id=b"\0" * 80)
    stage.clock.advance(HOUR)
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(FIRST)

    assert stage.run().is_done
    assert stage.sent() == [(ACME, [SOMEBODY])]


def test_a_site_that_sent_nothing_has_reported_nothing(stage: ReportStage) -> None:
    stage.keep(stage.jira, UNKNOWN_ACCOUNT)
    stage.clock.advance(FIRST)

    assert (stage.run().sites, stage.sent()) == (set(), [])
    assert stage.planned(stage.jira).reported_at is None


@pytest.mark.parametrize("status", [204, 500])
def test_the_cycle_is_what_atlassian_said_last_with_any_answer(
    stage: ReportStage, status: int
) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(FIRST)
    stage.cloud.faults.set(Kind.JIRA_REPORTS, Fault(status, headers={"Cycle-Period": "14 days"}))
    stage.run()
    stage.wires.hosts[ACME] = lambda _, start: start("204 No Content", []) and []
    stage.clock.advance(HOUR)

    stage.run()

    reported_at = BEGINNING + FIRST + (HOUR if status == 500 else timedelta(0))
    assert stage.planned(stage.jira).cycle_days == 14
    assert stage.rows(stage.jira)[SOMEBODY].report_at == reported_at + 14 * DAY
