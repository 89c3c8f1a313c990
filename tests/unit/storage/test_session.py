"""Is a unit of work kept whole or not at all, and is the file opened as it must be?"""

import sqlite3
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from privacy.storage.session import Database, open_engine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "privacy.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    made = Database(open_engine(f"sqlite:///{file}"))
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (text TEXT)")
    yield made
    made.engine.dispose()


def write(database: Database, text: str) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (?)", (text,))


def notes(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT text FROM note").scalars())


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("secure_delete", 1), ("synchronous", 1)],
)
def test_a_file_is_opened_as_the_promises_need(
    database: Database, pragma: str, expected: object
) -> None:
    with database.engine.connect() as first, database.engine.connect() as second:
        found = [c.exec_driver_sql(f"PRAGMA {pragma}").scalar() for c in (first, second)]

    assert found == [expected, expected]


def test_a_file_and_its_folder_are_for_their_owner_only(database: Database, file: Path) -> None:
    write(database, "anything")

    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()} == {0o600}


def test_work_that_ends_well_is_kept(database: Database) -> None:
    write(database, "kept")

    assert notes(database) == ["kept"]


def test_work_that_fails_leaves_nothing(database: Database) -> None:
    def half_done() -> None:
        with database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO note VALUES ('half')")
            raise LookupError

    with pytest.raises(LookupError):
        half_done()

    assert notes(database) == []


def test_what_is_done_while_reading_is_never_kept(database: Database) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES ('slipped in')")

    assert notes(database) == []


def test_a_writer_that_reads_first_waits_for_its_turn(database: Database) -> None:
    write(database, "1")
    has_read = threading.Event()

    def add_one_more() -> None:
        with database.writing() as connection:
            found = connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one()
            has_read.set()
            connection.exec_driver_sql("INSERT INTO note VALUES (?)", (str(found + 1),))

    with ThreadPoolExecutor(1) as threads:
        with database.writing() as connection:
            second = threads.submit(add_one_more)
            assert not has_read.wait(0.05)
            connection.exec_driver_sql("INSERT INTO note VALUES ('2')")
        second.result()

    assert notes(database) == ["1", "2", "3"]


def test_an_error_never_shows_what_was_to_be_written(database: Database) -> None:
    with pytest.raises(StatementError) as caught, database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("swordfish",))

    assert "swordfish" not in str(caught.value)


def test_a_database_that_is_none_is_not_ready(tmp_path: Path) -> None:
    file = tmp_path / "broken.db"
    file.write_bytes(b"not a database" * 1_000)
    broken = Database(open_engine(f"sqlite:///{file}"))

    assert not broken.is_ready("0001")
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(file).execute("SELECT * FROM sqlite_master")
