"""Is a writer in a hurry told at once that it would have to wait?"""

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from privacy.storage.session import Database, open_engine

pytestmark = [pytest.mark.enable_socket]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Return a database whose pool has one connection."""
    made = Database(open_engine(database_url, pool_size=1))
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (text TEXT)")
    yield made
    made.engine.dispose()


def write_at_once(database: Database, written: str) -> None:
    with database.writing_at_once() as connection:
        connection.execute(text("INSERT INTO note VALUES (:written)"), {"written": written})


def notes(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT text FROM note").scalars())


def test_a_lock_is_an_error_at_once(database: Database) -> None:
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE note")
        started = time.perf_counter()
        with pytest.raises(OperationalError):
            write_at_once(database, "pushed in")

    assert time.perf_counter() - started < 1
    assert notes(database) == []


def test_an_exhausted_pool_is_not_waited_for(database: Database) -> None:
    with database.reading():
        started = time.perf_counter()
        write_at_once(database, "kept")

    assert time.perf_counter() - started < 1
    assert notes(database) == ["kept"]


def test_work_that_fails_leaves_nothing(database: Database) -> None:
    def half_done() -> None:
        with database.writing_at_once() as connection:
            connection.exec_driver_sql("INSERT INTO note VALUES ('half')")
            raise LookupError

    with pytest.raises(LookupError):
        half_done()

    assert notes(database) == []


def test_its_connection_is_closed_and_leaves_the_next_writer_its_patience(
    database: Database,
) -> None:
    write_at_once(database, "kept")

    patience = {
        "sqlite": ("PRAGMA busy_timeout", 20_000),
        "postgresql": ("SHOW lock_timeout", "20s"),
    }
    question, expected = patience[database.engine.dialect.name]
    with database.writing() as connection:
        assert connection.exec_driver_sql(question).scalar() == expected
