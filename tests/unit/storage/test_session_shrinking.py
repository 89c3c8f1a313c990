"""Is what was deleted gone from the files, without waiting for anybody?"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def test_a_shrunken_log_holds_nothing_that_was_deleted(database: Database, file: Path) -> None:
    write(database, "swordfish")
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM note")
    database.shrink_log()

    files = [path.read_bytes() for path in file.parent.iterdir()]
    assert not any(b"swordfish" in content for content in files)


def test_a_reader_in_the_way_of_shrinking_is_not_waited_for(database: Database) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM note")
        write(database, "meanwhile")
        started = time.perf_counter()
        database.shrink_log()

    assert time.perf_counter() - started < 5
    assert notes(database) == ["meanwhile"]


def test_other_work_still_waits_for_its_turn_after_shrinking(database: Database) -> None:
    database.shrink_log()

    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 20_000
