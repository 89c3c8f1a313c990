"""Does what happens at a site during a report neither come back nor destroy anything else?"""

from collections.abc import Callable, Iterator

import pytest
from requests import PreparedRequest

from privacy.identity.index import Noted
from privacy.simulator.fault import Fault, Kind
from privacy.transport.call import Answer, Limits
from tests.backends import Backend
from tests.unit.identity.reporting_stage import (
    ANOTHER,
    FIRST,
    HOUR,
    SOMEBODY,
    ReportStage,
    report_stage,
)


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    """Return a stage where two sites hold somebody, who is closed; one of them is to report it."""
    with report_stage(backend) as made:
        made.keep(made.jira, SOMEBODY)
        made.clock.advance(FIRST)
        made.keep(made.confluence, SOMEBODY)
        made.jira.close(SOMEBODY)
        yield made


class Meanwhile:
    """Wires on which something happens after the answer has left the site."""

    def __init__(self, stage: ReportStage, happens: Callable[[], object]) -> None:
        self._wires = stage.wires
        self._happens = [happens]

    def send(self, request: PreparedRequest, limits: Limits) -> Answer:
        answer = self._wires.send(request, limits)
        while self._happens:
            self._happens.pop()()
        return answer


def run(stage: ReportStage, happens: Callable[[], object]) -> None:
    reported = stage.run(stage.reporter(transport=Meanwhile(stage, happens)))
    assert (reported.is_done, reported.failures) == (True, set())


def test_the_answer_to_a_site_that_left_meanwhile_changes_nothing_anywhere(
    stage: ReportStage,
) -> None:
    run(stage, lambda: stage.uninstall(stage.jira))

    assert stage.jira.reported
    assert stage.is_cached(stage.confluence, SOMEBODY)
    assert not stage.is_buried(stage.confluence, SOMEBODY)
    assert stage.next_report(stage.jira) is None
    assert stage.planned(stage.jira).reported_at is None
    assert stage.installs.acts(stage.jira.client_key) == ["installed", "uninstalled"]


def test_the_answer_to_an_ended_life_does_not_touch_the_next_one(stage: ReportStage) -> None:
    def come_back() -> None:
        stage.uninstall(stage.jira)
        stage.install(stage.jira)
        stage.keep(stage.jira, SOMEBODY)

    run(stage, come_back)

    assert stage.is_cached(stage.jira, SOMEBODY)
    assert stage.is_cached(stage.confluence, SOMEBODY)
    assert stage.next_report(stage.jira) == stage.clock.now() + FIRST


def test_a_site_that_refuses_since_it_left_meanwhile_is_not_suspect(stage: ReportStage) -> None:
    def leave(_: PreparedRequest) -> None:
        stage.uninstall(stage.jira)

    stage.wires.before = leave
    stage.run()

    assert stage.installs.row(stage.jira.client_key).suspect_since is None
    assert stage.next_report(stage.jira) is None
    assert stage.is_cached(stage.confluence, SOMEBODY)


def test_what_was_erased_meanwhile_does_not_come_back(stage: ReportStage) -> None:
    stage.cloud.faults.set(Kind.JIRA_REPORTS, Fault(204))

    run(stage, lambda: stage.erasing().erase(stage.of(stage.jira), SOMEBODY))

    assert stage.rows(stage.jira) == {}
    assert not stage.is_cached(stage.jira, SOMEBODY)
    assert stage.next_report(stage.jira) is None


def test_what_was_fetched_anew_meanwhile_counts_as_reported(stage: ReportStage) -> None:
    stage.cloud.faults.set(Kind.JIRA_REPORTS, Fault(204))

    def fetch_anew() -> None:
        stage.erasing().erase(stage.of(stage.jira), SOMEBODY)
        stage.keep(stage.jira, SOMEBODY, ANOTHER)

    run(stage, fetch_anew)

    reports = {it: row.report_at for it, row in stage.rows(stage.jira).items()}
    assert reports[SOMEBODY] > reports[ANOTHER] == stage.clock.now() + FIRST


def test_a_fill_that_began_before_the_answer_does_not_land_after_it(stage: ReportStage) -> None:
    of, now = stage.of(stage.jira), stage.clock.now()
    opening = stage.index.open(of, [SOMEBODY], now)

    stage.run()

    assert not stage.index.note(of, [Noted(SOMEBODY, now, now + HOUR)], opening)
