"""Does every site that holds a copy obey what Atlassian answered, and no copy else go?"""

from collections.abc import Iterator

import pytest

from privacy.connect.report import Told
from tests.backends import Backend
from tests.unit.identity.reporting_stage import (
    ANOTHER,
    FIRST,
    SOMEBODY,
    ReportStage,
    report_stage,
)


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    """Return a stage where two sites hold somebody, one of them somebody else, and one nobody."""
    with report_stage(backend) as made:
        made.keep(made.jira, SOMEBODY, ANOTHER)
        made.clock.advance(FIRST)
        made.keep(made.confluence, SOMEBODY, ANOTHER)
        yield made


def test_a_closed_account_is_erased_and_buried_wherever_it_is_held(stage: ReportStage) -> None:
    stage.jira.close(SOMEBODY)

    reported = stage.run()

    assert (reported.closed, reported.updated) == (1, 0)
    for site in (stage.jira, stage.confluence):
        assert stage.rows(site).keys() == {ANOTHER}
        assert not stage.is_cached(site, SOMEBODY)
        assert stage.is_cached(site, ANOTHER)
        assert stage.is_buried(site, SOMEBODY)
        assert not stage.is_buried(site, ANOTHER)
        assert stage.installs.acts(site.client_key) == ["installed", "account closed"]
    assert not stage.is_buried(stage.rival, SOMEBODY)
    assert stage.installs.acts(stage.rival.client_key) == ["installed"]


def test_a_closed_account_is_never_reported_again(stage: ReportStage) -> None:
    stage.jira.close(SOMEBODY)
    stage.run()
    stage.clock.advance(FIRST)

    stage.run()

    assert sum(SOMEBODY in ids for _, ids in stage.sent()) == 1
    assert sum(ANOTHER in ids for _, ids in stage.sent()) == 2


def test_an_account_that_changed_is_dropped_wherever_it_is_held(stage: ReportStage) -> None:
    stage.jira.mark_updated(SOMEBODY)

    reported = stage.run()

    assert (reported.closed, reported.updated) == (0, 1)
    for site in (stage.jira, stage.confluence):
        assert stage.rows(site).keys() == {ANOTHER}
        assert not stage.is_cached(site, SOMEBODY)
        assert not stage.is_buried(site, SOMEBODY)
        assert stage.installs.acts(site.client_key) == ["installed", "account updated"]
    stage.keep(stage.jira, SOMEBODY)
    assert stage.is_cached(stage.jira, SOMEBODY)


def test_both_kinds_of_answer_are_obeyed_at_once(stage: ReportStage) -> None:
    stage.jira.close(SOMEBODY)
    stage.jira.mark_updated(ANOTHER)

    reported = stage.run()

    assert (reported.closed, reported.updated) == (1, 1)
    assert stage.rows(stage.jira) == stage.rows(stage.confluence) == {}
    assert not stage.is_buried(stage.confluence, ANOTHER)


def test_the_asked_site_buries_also_what_it_does_not_hold_any_more(stage: ReportStage) -> None:
    stage.erasing().erase(stage.of(stage.jira), SOMEBODY)
    told = Told(closed=frozenset({SOMEBODY}))

    stage.reporter().answers.obey(stage.of(stage.jira), told, lambda: True)

    assert stage.is_buried(stage.jira, SOMEBODY)
