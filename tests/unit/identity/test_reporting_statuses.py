"""Does each failure of a site wait as long as it should, alone, and destroy nothing?"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest

from privacy.simulator import fault
from privacy.simulator.fault import Fault, Kind
from tests.backends import Backend
from tests.unit.identity.reporting_stage import (
    ANOTHER,
    DAY,
    FIRST,
    HOUR,
    SOMEBODY,
    ReportStage,
    report_stage,
)

SOON, MOMENT = timedelta(minutes=20), timedelta(milliseconds=1)
WAITS: list[tuple[Callable[[], Fault], timedelta]] = [
    (fault.unauthorized, DAY),
    (fault.forbidden, DAY),
    (fault.forbidden_page, DAY),
    (fault.bad_request, DAY),
    (partial(fault.too_many_requests, "120"), timedelta(seconds=120)),
    (partial(fault.too_many_requests, "0"), timedelta(seconds=60)),
    (fault.server_error, SOON),
    (fault.unavailable, SOON),
    (fault.not_found, SOON),
    (fault.page, SOON),
    (fault.empty, SOON),
    (fault.wrong_type, SOON),
    (fault.garbage, SOON),
    (fault.huge, SOON),
    (fault.redirect, SOON),
    (fault.closed, SOON),
]


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    """Return a stage on which a Jira and a Confluence site have something to report."""
    with report_stage(backend) as made:
        made.keep(made.jira, SOMEBODY)
        made.clock.advance(HOUR)
        made.keep(made.confluence, ANOTHER)
        made.clock.advance(FIRST)
        yield made


@pytest.mark.parametrize(("make", "wait"), WAITS)
def test_a_site_that_fails_waits_and_the_others_go_on(
    stage: ReportStage, make: Callable[[], Fault], wait: timedelta
) -> None:
    stage.cloud.faults.set(Kind.JIRA_REPORTS, make())

    failed = stage.run()

    assert failed.failures == {stage.id_of(stage.jira)}
    assert failed.is_done
    assert failed.sites == {stage.id_of(stage.confluence)}
    assert stage.next_report(stage.jira) == stage.clock.now() + wait
    assert stage.planned(stage.jira).reported_at is None
    assert stage.is_cached(stage.jira, SOMEBODY)
    assert len(stage.notes) == 1
    assert SOMEBODY not in stage.notes[0]


@pytest.mark.parametrize(("make", "wait"), WAITS)
def test_it_is_tried_again_after_that_and_not_earlier(
    stage: ReportStage, make: Callable[[], Fault], wait: timedelta
) -> None:
    stage.keep(stage.jira, SOMEBODY)
    stage.cloud.faults.set(Kind.JIRA_REPORTS, make())
    stage.run()
    stage.cloud.faults.clear()
    asked = len(stage.sent())

    stage.clock.advance(wait - MOMENT)
    stage.run()
    assert len(stage.sent()) == asked

    stage.clock.advance(MOMENT)
    assert stage.run().accounts == 1


def test_sites_that_failed_together_do_not_come_back_together(stage: ReportStage) -> None:
    stage.cloud.faults.set(Kind.JIRA_REPORTS, fault.server_error())

    stage.run(stage.reporter(spread=1))

    assert stage.next_report(stage.jira) == stage.clock.now() + SOON * 1.4


@pytest.mark.parametrize("make", [fault.unauthorized, fault.forbidden])
def test_a_site_that_refuses_the_app_is_suspect_from_the_first_time_on(
    stage: ReportStage, make: Callable[[], Fault]
) -> None:
    stage.cloud.faults.set(Kind.JIRA_REPORTS, make())
    stage.keep(stage.jira, SOMEBODY)
    since = stage.clock.now()
    for _ in range(2):
        stage.run()
        stage.clock.advance(DAY)

    assert stage.installs.row(stage.jira.client_key).suspect_since == since
    assert stage.installs.row(stage.confluence.client_key).suspect_since is None


@pytest.mark.parametrize("make", [fault.bad_request, fault.server_error, fault.closed])
def test_other_failures_make_no_site_suspect(stage: ReportStage, make: Callable[[], Fault]) -> None:
    stage.cloud.faults.set(Kind.JIRA_REPORTS, make())

    stage.run()

    assert stage.installs.row(stage.jira.client_key).suspect_since is None


def test_answers_about_strangers_change_nothing_and_are_noted(stage: ReportStage) -> None:
    stage.cloud.faults.set(Kind.JIRA_REPORTS, fault.wrong_ids())
    stage.cloud.faults.set(Kind.CONFLUENCE_REPORTS, fault.wrong_ids())

    reported = stage.run()

    assert (reported.closed, reported.updated, reported.failures) == (0, 0, set())
    assert stage.is_cached(stage.jira, SOMEBODY)
    assert stage.is_cached(stage.confluence, ANOTHER)
    of = [stage.id_of(site) for site in (stage.jira, stage.confluence)]
    assert stage.notes == [f"site {it}: answers about no reported account: 1" for it in of]
