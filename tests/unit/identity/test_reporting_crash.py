"""Is a report that is cut short between any two steps finished by the next one, and not doubled?"""

from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import pytest
from requests import PreparedRequest
from sqlalchemy import Connection, Engine

from privacy.identity.reporting_plan import ReportPlan
from privacy.storage.session import Database
from privacy.transport.call import Answer, Limits
from tests.backends import Backend
from tests.unit.identity.reporting_stage import (
    FIRST,
    SOMEBODY,
    ReportStage,
    report_stage,
)
from tests.wires import Wires

STEPS = 17
OTHERS = [f"557058:{number:08}" for number in range(99)]


class KilledError(BaseException):
    """Stands for the end of the process, so nothing of ours takes it for a failure."""


class Fuse:
    """Ends the work at one of its steps."""

    def __init__(self, lasts: int) -> None:
        self.left = lasts

    def burn(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise KilledError


class FusedDatabase(Database):
    """A database in which each write may not begin, not be kept, or be the last one."""

    def __init__(self, engine: Engine, fuse: Fuse) -> None:
        super().__init__(engine)
        self._fuse = fuse

    def writing(self) -> AbstractContextManager[Connection]:
        return self._burning(super().writing())

    def writing_soon(self, patience: timedelta) -> AbstractContextManager[Connection]:
        return self._burning(super().writing_soon(patience))

    @contextmanager
    def _burning(self, work: AbstractContextManager[Connection]) -> Iterator[Connection]:
        self._fuse.burn()
        with work as connection:
            yield connection
            self._fuse.burn()
        self._fuse.burn()


class FusedWires:
    """Wires that may break before a call, or when its answer is there."""

    def __init__(self, wires: Wires, fuse: Fuse) -> None:
        self._wires = wires
        self._fuse = fuse

    def send(self, request: PreparedRequest, limits: Limits) -> Answer:
        self._fuse.burn()
        answer = self._wires.send(request, limits)
        self._fuse.burn()
        return answer


@pytest.fixture
def stage(backend: Backend) -> Iterator[ReportStage]:
    """Return a stage where one site has two calls to make, and hears that somebody is closed."""
    with report_stage(backend) as made:
        made.keep(made.jira, SOMEBODY)
        made.keep(made.jira, *OTHERS)
        made.clock.advance(FIRST)
        made.keep(made.confluence, SOMEBODY)
        made.jira.close(SOMEBODY)
        yield made


def run_with(stage: ReportStage, fuse: Fuse) -> None:
    """Report, with a fuse at every step that changes something or tells somebody."""
    database = FusedDatabase(stage.database.engine, fuse)
    reporter = stage.reporter(
        plan=ReportPlan(database, stage.clock),
        erasing=stage.erasing(database),
        transport=FusedWires(stage.wires, fuse),
    )
    assert stage.run(reporter).is_done


def test_a_report_has_no_more_steps_than_are_cut_here(stage: ReportStage) -> None:
    fuse = Fuse(STEPS)

    run_with(stage, fuse)

    assert fuse.left == 1


@pytest.mark.parametrize("step", range(STEPS - 1))
def test_a_report_that_was_cut_short_is_finished_by_the_next_one(
    stage: ReportStage, step: int
) -> None:
    with pytest.raises(KilledError):
        run_with(stage, Fuse(step))
    finished = [set(ids) for _, ids in stage.sent()][: len(stage.progress)]

    assert stage.run().is_done

    for site in (stage.jira, stage.confluence):
        assert stage.is_buried(site, SOMEBODY)
        assert not stage.is_cached(site, SOMEBODY)
        assert SOMEBODY not in stage.rows(site)
    times = Counter(it for _, ids in stage.sent() for it in ids)
    assert times.keys() == {SOMEBODY, *OTHERS}
    assert all(times[it] == 1 for ids in finished for it in ids)
    assert sum(times.values()) <= len(OTHERS) + 1 + 90
    assert all(row.report_at > stage.clock.now() for row in stage.rows(stage.jira).values())
