"""Is a log emptied as soon as nobody is in the way, and nobody held up until then?"""

import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, make_url

from privacy.storage.scrubbing import BRIEFLY, empty_log, until
from privacy.storage.session import Database, open_engine
from tests.backends import Servers
from tests.databases import new_database

NOTE = Table("note", MetaData(), Column("id", Integer))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "privacy.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    made = Database(open_engine(f"sqlite:///{file}"))
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER)")
    yield made
    made.engine.dispose()


def log_of(file: Path) -> int:
    return file.with_name(f"{file.name}-wal").stat().st_size


def busy_timeout(engine: Engine) -> int:
    with engine.connect() as connection:
        found: int = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    return found


def test_a_log_is_emptied(database: Database, file: Path) -> None:
    assert log_of(file) > 0

    assert database.scrub([NOTE])

    assert log_of(file) == 0
    assert busy_timeout(database.engine) == 20_000


def test_a_reader_is_waited_for_and_writers_go_on_meanwhile(database: Database, file: Path) -> None:
    scrubbed: list[bool] = []
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM note").all()
        with database.writing() as writer:
            writer.exec_driver_sql("INSERT INTO note VALUES (1)")
        scrubbing = threading.Thread(target=lambda: scrubbed.append(database.scrub([NOTE])))
        scrubbing.start()
        time.sleep(0.2)
        began = time.perf_counter()
        with database.writing() as writer:
            writer.exec_driver_sql("INSERT INTO note VALUES (2)")
        assert time.perf_counter() - began < 1
        assert scrubbed == []
    scrubbing.join(20)

    assert scrubbed == [True]
    assert log_of(file) == 0


def test_a_reader_who_stays_is_told_of_and_not_waited_for_any_longer(database: Database) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM note").all()
        with database.writing() as writer:
            writer.exec_driver_sql("INSERT INTO note VALUES (1)")

        assert not empty_log(database.engine, 20_000)
    pauses: list[float] = []

    assert not until(lambda: False, pauses.append)
    assert sum(pauses) == pytest.approx(2)


def test_whoever_is_in_a_hurry_tries_less_often() -> None:
    pauses: list[float] = []

    assert not until(lambda: False, pauses.append, BRIEFLY)
    assert sum(pauses) == pytest.approx(0.25)


@pytest.fixture
def postgresql(servers: Servers) -> Iterator[str]:
    """Return a new database on PostgreSQL that has a table."""
    with new_database(servers.database) as url:
        owner = Database(open_engine(url))
        with owner.writing() as connection:
            connection.exec_driver_sql("CREATE TABLE note (id INTEGER)")
        yield url
        owner.engine.dispose()


def test_a_role_that_does_not_own_the_table_is_told_that_nothing_was_done(
    postgresql: str,
) -> None:
    role = make_url(postgresql).set(username=f"role_{uuid.uuid4().hex}")
    owner = Database(open_engine(postgresql))
    another = Database(open_engine(role.render_as_string(hide_password=False)))
    with owner.writing() as connection:
        connection.exec_driver_sql(f'CREATE ROLE "{role.username}" LOGIN')
        connection.exec_driver_sql(
            f'GRANT SELECT, INSERT, UPDATE, DELETE ON note TO "{role.username}"'
        )
    try:
        assert [owner.scrub([NOTE]), another.scrub([NOTE])] == [True, False]
    finally:
        another.engine.dispose()
        with owner.writing() as connection:
            connection.exec_driver_sql(f'DROP OWNED BY "{role.username}"')
            connection.exec_driver_sql(f'DROP ROLE "{role.username}"')
        owner.engine.dispose()
