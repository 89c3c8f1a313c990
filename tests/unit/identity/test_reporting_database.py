"""Is a database that fails counted, without stopping others, and without telling what it held?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from privacy.identity.reporting_plan import Portion, ReportPlan
from privacy.installs.site import Site
from tests.backends import Backend
from tests.unit.identity.reporting_stage import (
    ANOTHER,
    FIRST,
    SOMEBODY,
    ReportStage,
    report_stage,
)

AWAY = OperationalError("SELECT", None, Exception(SOMEBODY))


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    """Return a stage on which a Jira and a Confluence site have something to report."""
    with report_stage(backend) as made:
        made.keep(made.jira, SOMEBODY)
        made.keep(made.confluence, ANOTHER)
        made.clock.advance(FIRST)
        yield made


@dataclass(frozen=True)
class BrokenPlan(ReportPlan):
    """A plan whose database is away for one site, for reading or for all that is about it."""

    site_id: int
    broken: frozenset[str]

    def portion(self, site: Site) -> Portion:
        self._fail("portion", site.site_id)
        return ReportPlan.portion(self, site)

    def postpone(self, site_id: int, wait: timedelta, cycle: timedelta | None = None) -> bool:
        self._fail("postpone", site_id)
        return ReportPlan.postpone(self, site_id, wait, cycle)

    def sites(self, most: int) -> list[int]:
        self._fail("sites", self.site_id)
        return ReportPlan.sites(self, most)

    def _fail(self, what: str, site_id: int) -> None:
        if what in self.broken and site_id == self.site_id:
            raise AWAY


def broken_plan(stage: ReportStage, *broken: str) -> ReportPlan:
    site_id = stage.id_of(stage.jira)
    return BrokenPlan(stage.database, stage.clock, site_id, frozenset(broken))


@pytest.mark.parametrize("broken", [["portion"], ["portion", "postpone"]])
def test_a_database_that_fails_for_one_site_stops_no_other(
    stage: ReportStage, broken: list[str]
) -> None:
    reported = stage.run(stage.reporter(plan=broken_plan(stage, *broken)))

    assert reported.failures == {stage.id_of(stage.jira)}
    assert reported.sites == {stage.id_of(stage.confluence)}
    assert reported.is_done
    assert stage.notes == [f"site {stage.id_of(stage.jira)}: OperationalError"]


def test_a_database_that_is_away_ends_the_pass_and_raises_nothing(stage: ReportStage) -> None:
    reported = stage.run(stage.reporter(plan=broken_plan(stage, "sites")))

    assert (reported.failures, reported.is_done) == (set(), False)
    assert stage.notes == ["the database: OperationalError"]
