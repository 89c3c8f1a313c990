"""Does a writer wait no longer than it can, and is the next one as patient as ever?"""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from privacy.storage.session import Database, open_engine

pytestmark = [pytest.mark.enable_socket]

SOON = timedelta(milliseconds=300)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Return a database whose pool has two connections."""
    made = Database(open_engine(database_url, pool_size=2))
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (text TEXT)")
    yield made
    made.engine.dispose()


def lock(connection: Connection) -> None:
    """Hold what a writer of notes needs; on SQLite that is so already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE note")


def write(database: Database, patience: timedelta) -> None:
    with database.writing_soon(patience) as connection:
        connection.execute(text("INSERT INTO note VALUES ('kept')"))


def patience_of(connection: Connection) -> str:
    is_sqlite = connection.dialect.name == "sqlite"
    question = "PRAGMA busy_timeout" if is_sqlite else "SHOW lock_timeout"
    return str(connection.exec_driver_sql(question).scalar_one())


def count(database: Database) -> int:
    with database.reading() as connection:
        found: int = connection.execute(text("SELECT count(*) FROM note")).scalar_one()
    return found


def test_a_writer_waits_for_its_turn_no_longer_than_it_can(database: Database) -> None:
    with database.writing() as connection:
        lock(connection)
        started = time.perf_counter()
        with pytest.raises(OperationalError):
            write(database, SOON)

    assert 0.2 < time.perf_counter() - started < 2
    assert count(database) == 0


def test_whose_turn_comes_in_time_writes(database: Database) -> None:
    write(database, SOON)

    assert count(database) == 1


def test_afterwards_the_connection_is_as_patient_as_ever(database: Database) -> None:
    with database.writing() as holder:
        lock(holder)
        with pytest.raises(OperationalError):
            write(database, SOON)
    write(database, SOON)

    # Both connections of the pool: one of them was in a hurry.
    with database.engine.connect() as first, database.engine.connect() as second:
        found = {patience_of(first), patience_of(second)}
    assert found <= {"20000", "20s"}
    assert len(found) == 1
