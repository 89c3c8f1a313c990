"""Where an answer cannot be carried out, is everybody else obeyed, and the rest asked again?"""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from privacy.clock import Clock
from privacy.identity.erasing import Erasing
from privacy.identity.holding import hold
from privacy.identity.reporting_pass import Watch
from privacy.identity.sqlite_store import SqliteStore
from privacy.identity.store import Store, StoreError
from privacy.installs.site import Site
from privacy.simulator.site import PretendSite
from tests.backends import Backend
from tests.unit.identity.reporting_stage import (
    FIRST,
    SOMEBODY,
    ReportStage,
    report_stage,
)


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    """Return a stage where two sites hold somebody, and one of them is to report it."""
    with report_stage(backend) as made:
        made.keep(made.jira, SOMEBODY)
        made.clock.advance(FIRST)
        made.keep(made.confluence, SOMEBODY)
        yield made


@dataclass(frozen=True)
class BrokenErasing(Erasing):
    """Erases everywhere but on one site."""

    site_id: int = 0

    def close(self, site: Site, account_ids: Collection[str], *, always: bool = False) -> int:
        if site.site_id == self.site_id:
            raise StoreError("the entry is too large")
        return Erasing.close(self, site, account_ids, always=always)


def broken_at(stage: ReportStage, site: PretendSite, store: Store | None = None) -> Erasing:
    whole = stage.erasing(store=store)
    return BrokenErasing(
        whole.database,
        whole.store,
        whole.log,
        whole.clock,
        whole.remembered,
        site_id=stage.id_of(site),
    )


def test_another_site_that_cannot_obey_keeps_nobody_else_from_being_obeyed(
    stage: ReportStage,
) -> None:
    stage.jira.close(SOMEBODY)
    stage.confluence.close(SOMEBODY)
    failing = stage.id_of(stage.confluence)
    stage.keep(stage.rival, SOMEBODY)

    reported = stage.run(stage.reporter(erasing=broken_at(stage, stage.confluence)))

    assert (reported.failures, reported.closed, reported.is_done) == ({failing}, 1, True)
    told = f"what site {stage.id_of(stage.jira)} was told: the entry is too large"
    assert stage.notes == [f"site {failing}: {told}"]
    for site in (stage.jira, stage.rival):
        assert stage.is_buried(site, SOMEBODY)
        assert not stage.is_cached(site, SOMEBODY)
    assert stage.is_cached(stage.confluence, SOMEBODY)

    stage.clock.advance(FIRST)
    assert stage.run().closed == 1

    assert stage.is_buried(stage.confluence, SOMEBODY)
    assert not stage.is_cached(stage.confluence, SOMEBODY)


@pytest.mark.parametrize("kind", ["servers"], indirect=True)
def test_a_site_whose_identities_are_held_is_waited_for_briefly(stage: ReportStage) -> None:
    stage.jira.close(SOMEBODY)
    held = stage.id_of(stage.confluence)

    with stage.database.writing() as connection:
        hold(connection, held)
        began = time.perf_counter()
        reported = stage.run()

    assert time.perf_counter() - began < 10
    assert reported.failures == {held}
    assert stage.is_buried(stage.jira, SOMEBODY)


class AwayStore(SqliteStore):
    """A store that answers nobody."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        super().__init__(folder / "away.db", clock)

    def is_ready(self) -> bool:
        return False


def test_while_the_store_is_away_nothing_is_obeyed_and_all_is_asked_again(
    stage: ReportStage, tmp_path: Path
) -> None:
    stage.jira.close(SOMEBODY)
    away = AwayStore(tmp_path, stage.clock)

    reported = stage.run(stage.reporter(erasing=broken_at(stage, stage.confluence, away)))

    assert reported.failures == {stage.id_of(stage.jira)}
    assert stage.is_cached(stage.jira, SOMEBODY)
    assert not stage.is_buried(stage.jira, SOMEBODY)
    stage.clock.advance(FIRST / 100)
    assert stage.run().closed == 1


def test_who_has_lost_the_lease_stops_between_two_sites_and_saves_nothing(
    stage: ReportStage,
) -> None:
    stage.jira.close(SOMEBODY)
    turns = iter([True, True, True, False])

    reported = stage.reporter().run(FIRST, Watch(lambda: next(turns)))

    assert (reported.accounts, reported.failures, reported.is_done) == (0, set(), False)
    assert not stage.is_cached(stage.confluence, SOMEBODY)
    assert stage.is_cached(stage.jira, SOMEBODY)
    assert stage.run().closed == 1
    assert not stage.is_cached(stage.jira, SOMEBODY)
