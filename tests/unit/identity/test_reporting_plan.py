"""Does the plan always know when a site comes next, whatever became of its rows?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from privacy.sealing.keys import new_key
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

SOON = timedelta(minutes=20)


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    with report_stage(backend) as made:
        yield made


def test_a_site_comes_next_with_its_next_row(stage: ReportStage) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(HOUR)
    stage.keep(stage.jira, ANOTHER)
    stage.clock.advance(FIRST - HOUR)

    stage.run()

    assert stage.next_report(stage.jira) == BEGINNING + FIRST + HOUR


def test_a_site_without_rows_does_not_come(stage: ReportStage) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.erasing().erase(stage.of(stage.jira), SOMEBODY)
    stage.clock.advance(FIRST)

    assert stage.run().is_done
    assert (stage.next_report(stage.jira), stage.sent()) == (None, [])


def test_a_row_that_waits_for_the_sweep_is_looked_at_again(stage: ReportStage) -> None:
    stage.ttl = DAY
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(FIRST)
    stage.run()
    assert stage.next_report(stage.jira) == BEGINNING + FIRST + SOON

    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(SOON)

    assert stage.run().accounts == 1


def test_a_site_that_left_does_not_come_until_it_holds_something_again(
    stage: ReportStage,
) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.uninstall(stage.jira)
    stage.clock.advance(FIRST)
    reported = stage.run()
    assert (reported.is_done, reported.failures, stage.notes) == (True, set(), [])
    assert stage.next_report(stage.jira) is None

    stage.install(stage.jira)
    stage.clock.advance(HOUR)
    assert stage.run().is_done
    stage.keep(stage.jira, ANOTHER)
    stage.clock.advance(FIRST)

    stage.run()
    assert [ids for _, ids in stage.sent()] == [[ANOTHER]]


def test_what_an_ended_life_left_behind_is_never_reported(stage: ReportStage) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.uninstall(stage.jira)
    stage.install(stage.jira)
    stage.clock.advance(FIRST)

    assert stage.run().is_done
    assert (stage.next_report(stage.jira), stage.sent()) == (None, [])


def test_a_site_whose_keys_do_not_open_comes_again(stage: ReportStage) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.clock.advance(FIRST)
    right, stage.installs.sealing_key = stage.installs.sealing_key, new_key()
    failed = stage.id_of(stage.jira)
    reported = stage.run()
    assert (reported.is_done, reported.failures) == (True, {failed})
    assert stage.notes == [f"site {failed}: its keys do not open"]
    assert stage.next_report(stage.jira) == BEGINNING + FIRST + SOON

    stage.installs.sealing_key = right
    stage.clock.advance(SOON)

    assert stage.run().accounts == 1


def test_what_waits_is_counted(stage: ReportStage) -> None:
    stage.keep(stage.jira, SOMEBODY, ANOTHER)
    stage.keep(stage.confluence, SOMEBODY)
    stage.clock.advance(HOUR)
    stage.keep(stage.rival, SOMEBODY)
    assert stage.plan.waiting() == 0

    stage.clock.advance(FIRST - HOUR)
    assert stage.plan.waiting() == 3

    stage.clock.advance(WEEK)
    assert stage.plan.waiting() == 0


def test_sites_come_in_the_order_in_which_they_wait(stage: ReportStage) -> None:
    order = [stage.rival, stage.jira, stage.confluence]
    for site in order:
        stage.keep(site, SOMEBODY)
        stage.clock.advance(HOUR)
    stage.clock.advance(FIRST)

    assert stage.plan.sites(3) == [stage.id_of(site) for site in order]
    assert stage.plan.sites(2) == [stage.id_of(site) for site in order[:2]]
