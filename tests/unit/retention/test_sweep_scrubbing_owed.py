"""Does the next sweep scrub what this one could not, or what came to pass meanwhile?"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine, Table

from privacy.identity.sqlite_store import SqliteStore
from privacy.identity.store import StoreError
from privacy.retention.sweep import Sweep
from privacy.storage.session import Database
from tests.unit.installs.making import ACME, RIVAL
from tests.unit.retention.stage import DAY, NOTHING, PEOPLE, SweepStage
from tests.unit.retention.test_sweep_scrubbing import (
    BACKUP,
    LIFE,
    are_scrubbed,
    expire,
    found,
    statements,
    traces,
)

CACHE = f"scrubbing the cache: {BACKUP}"


def test_what_a_reader_of_the_cache_kept_from_being_scrubbed_is_scrubbed_by_the_next_sweep(
    on_sqlite: SweepStage,
) -> None:
    on_sqlite.keep(ACME, PEOPLE[0])
    gone = traces(on_sqlite)
    expire(on_sqlite)
    file = on_sqlite.store_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        swept = on_sqlite.run()
    assert (swept.identities, swept.failures, swept.is_done) == (1, (CACHE,), True)
    assert found(on_sqlite, gone) == [True, False, False]

    assert on_sqlite.run() == NOTHING

    assert found(on_sqlite, gone) == [False, False, False]


class UnreadableCache(SqliteStore):
    """A cache that is away when it is to be scrubbed."""

    def shrink(self) -> bool:
        raise StoreError("away")


def test_a_cache_that_cannot_be_scrubbed_keeps_no_database_from_it(on_sqlite: SweepStage) -> None:
    on_sqlite.keep(ACME, PEOPLE[0])
    gone = traces(on_sqlite)
    expire(on_sqlite)
    path = Path(on_sqlite.store_url.removeprefix("sqlite:///"))

    swept = on_sqlite.sweep(UnreadableCache(path, on_sqlite.clock)).run()

    assert swept is not None
    assert swept.failures == ("scrubbing the cache: StoreError",)
    assert found(on_sqlite, gone)[1:] == [False, False]


class BusyDatabase(Database):
    """A database on which something happens while it is scrubbed for the first time."""

    def __init__(self, engine: Engine, happens: Callable[[], object]) -> None:
        super().__init__(engine)
        self.times = 0
        self._happens = happens

    def scrub(self, tables: Sequence[Table]) -> bool:
        self.times += 1
        is_scrubbed = super().scrub(tables)
        if self.times == 1:
            self._happens()
        return is_scrubbed


def test_what_is_erased_while_the_files_are_scrubbed_is_scrubbed_by_the_next_sweep(
    stage: SweepStage,
) -> None:
    stage.keep(ACME)
    stage.clock.advance(DAY)

    def uninstall_meanwhile() -> None:
        stage.installs.uninstall(RIVAL)
        stage.forgetting.left_behind(stage.installs.row(RIVAL).id)
        stage.clock.advance(5 * LIFE)

    database = BusyDatabase(stage.database.engine, uninstall_meanwhile)
    removals = replace(stage.sweep().removals, database=database)
    sweep = Sweep(removals, abs)
    sweep.run()
    stage.clock.advance(5 * LIFE)

    assert sweep.run() == NOTHING
    assert database.times == 2
    stage.clock.advance(5 * LIFE)
    assert sweep.run() == NOTHING
    assert database.times == 2


def test_a_sweep_that_a_wrong_clock_noted_in_the_future_hides_no_erasure(
    stage: SweepStage,
) -> None:
    right = stage.clock.now()
    stage.clock.set(right + DAY)
    stage.run()
    stage.clock.set(right)
    stage.installs.uninstall()
    stage.forgetting.left_behind(stage.installs.row().id)
    said = statements(stage)

    stage.run()

    assert are_scrubbed(stage, said)
