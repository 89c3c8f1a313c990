"""Is what a sweep removed in no file any more, also where something was in the way?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event

from tests.unit.installs.making import ACME
from tests.unit.retention.stage import DAY, NOTHING, PEOPLE, SweepStage

LIFE = timedelta(minutes=1)
BACKUP = "somebody reads it, a backup for instance"
DATABASE = f"scrubbing the database: {BACKUP}, or its tables are another role's"


def traces(stage: SweepStage) -> list[bytes]:
    """Return the sealed bytes of a copy: of its entry, and of both columns of its row."""
    (row,) = stage.rows()
    return [stage.entry(stage.installs.site()), row.account_id, row.account_hash]


def found(stage: SweepStage, traces: list[bytes]) -> list[bool]:
    files = stage.files()
    return [trace in files for trace in traces]


def expire(stage: SweepStage) -> None:
    stage.clock.advance(DAY)


def uninstall(stage: SweepStage) -> None:
    stage.installs.uninstall()


@pytest.mark.parametrize("end", [expire, uninstall])
def test_the_sealed_bytes_are_in_no_file_after_a_sweep(
    on_sqlite: SweepStage, end: Callable[[SweepStage], None]
) -> None:
    on_sqlite.keep(ACME, PEOPLE[0])
    gone = traces(on_sqlite)
    assert found(on_sqlite, gone) == [True, True, True]

    end(on_sqlite)
    on_sqlite.run()

    assert found(on_sqlite, gone) == [False, False, False]


def test_destroyed_keys_are_in_no_file_after_a_sweep(on_sqlite: SweepStage) -> None:
    row = on_sqlite.installs.row()
    keys = [row.secret, row.data_key]
    assert found(on_sqlite, keys) == [True, True]

    on_sqlite.installs.uninstall()
    on_sqlite.run()

    assert found(on_sqlite, keys) == [False, False]


def test_what_a_reader_kept_from_being_scrubbed_is_scrubbed_by_the_next_sweep(
    on_sqlite: SweepStage,
) -> None:
    on_sqlite.keep(ACME, PEOPLE[0])
    gone = traces(on_sqlite)
    expire(on_sqlite)
    with on_sqlite.database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM site")
        assert on_sqlite.run().failures == (DATABASE,)
    assert any(found(on_sqlite, gone))

    assert on_sqlite.run() == NOTHING

    assert found(on_sqlite, gone) == [False, False, False]


def test_an_erasure_that_a_reader_kept_in_the_log_is_scrubbed_by_the_next_sweep(
    on_sqlite: SweepStage,
) -> None:
    on_sqlite.keep(ACME, PEOPLE[0])
    gone = traces(on_sqlite)
    on_sqlite.run()
    with on_sqlite.database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM site")
        on_sqlite.erasing.erase(on_sqlite.installs.site(), PEOPLE[0])
    assert any(found(on_sqlite, gone))

    assert on_sqlite.run() == NOTHING

    assert found(on_sqlite, gone) == [False, False, False]


def statements(stage: SweepStage) -> list[str]:
    said: list[str] = []
    event.listen(stage.database.engine, "before_cursor_execute", lambda *it: said.append(it[2]))
    return said


def are_scrubbed(stage: SweepStage, said: list[str]) -> bool:
    expected = {
        "sqlite": "PRAGMA wal_checkpoint(TRUNCATE)",
        "postgresql": "VACUUM identity_index, tombstone, site",
    }
    return expected[stage.database.engine.dialect.name] in said


def test_what_a_killed_sweep_removed_is_scrubbed_by_the_next_one(stage: SweepStage) -> None:
    stage.run()
    stage.clock.advance(2 * LIFE)
    stage.lease.take("killed")
    stage.clock.advance(LIFE)
    said = statements(stage)

    assert stage.run() == NOTHING
    assert are_scrubbed(stage, said)

    stage.clock.advance(LIFE)
    said.clear()
    stage.run()
    assert not are_scrubbed(stage, said)


def test_what_was_removed_is_scrubbed_in_either_database(stage: SweepStage) -> None:
    stage.keep()
    stage.run()
    expire(stage)
    said = statements(stage)

    stage.run()

    assert are_scrubbed(stage, said)
