"""Are dropped cookies counted, in a hurry, and without losing one?"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import OperationalError

from privacy.checks.dropped import DroppedCookies, Drops, drops
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import dropped_cookie
from tests.clocks import BEGINNING, StoppedClock

pytestmark = [pytest.mark.enable_socket]

HOUR = timedelta(hours=1)


@pytest.fixture
def database(migrated: Database) -> Database:
    return migrated


def counted(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        rows = connection.execute(select(dropped_cookie)).mappings().all()
    return {row["cookie"]: row["drops"] for row in rows}


def first_of(database: Database, name: str) -> datetime:
    with database.reading() as connection:
        found = select(dropped_cookie.c.first_at).where(dropped_cookie.c.cookie == name)
        found_at: datetime = connection.execute(found).scalar_one()
    return found_at


def total(database: Database) -> Drops:
    with database.reading() as connection:
        return drops(connection)


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Hold the lock that a writer needs, on another connection."""
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE dropped_cookie IN ROW EXCLUSIVE MODE"))
        yield


def flush_in_vain(dropped: DroppedCookies) -> None:
    started = time.perf_counter()
    with pytest.raises(OperationalError):
        dropped.flush()

    assert time.perf_counter() - started < 1


def test_each_name_is_counted_with_its_first_and_last_time(database: Database) -> None:
    clock = StoppedClock()
    dropped = DroppedCookies(database, clock)
    assert total(database) == Drops(0, None)

    dropped.note("tracker")
    dropped.flush()
    clock.advance(HOUR)
    dropped.note("tracker")
    dropped.note("session")
    dropped.flush()

    assert counted(database) == {"tracker": 2, "session": 1}
    assert total(database) == Drops(3, BEGINNING + HOUR)
    assert first_of(database, "tracker") == BEGINNING


def test_it_is_written_at_once_and_then_once_a_minute(database: Database) -> None:
    clock = StoppedClock()
    dropped = DroppedCookies(database, clock)

    found = []
    for seconds in (0, 59, 1, 59, 1):
        clock.advance(timedelta(seconds=seconds))
        dropped.note("tracker")
        dropped.flush()
        found.append(counted(database)["tracker"])

    assert found == [1, 1, 3, 3, 5]


def test_nothing_is_written_where_nothing_was_dropped(database: Database) -> None:
    dropped = DroppedCookies(database, StoppedClock())
    with locked(database):
        dropped.flush()
    dropped.note("tracker")
    dropped.flush()

    assert counted(database) == {"tracker": 1}


def test_a_lock_is_not_waited_for_and_nothing_is_lost(database: Database) -> None:
    clock = StoppedClock()
    dropped = DroppedCookies(database, clock)
    dropped.note("tracker")
    with locked(database):
        flush_in_vain(dropped)
        dropped.note("tracker")
        dropped.flush()  # Not yet again.
        clock.advance(HOUR)
        dropped.note("session")
        flush_in_vain(dropped)
    assert counted(database) == {}

    clock.advance(HOUR)
    dropped.flush()
    assert counted(database) == {"tracker": 2, "session": 1}
    assert total(database) == Drops(3, BEGINNING + HOUR)
    assert first_of(database, "tracker") == BEGINNING


def test_an_exhausted_pool_is_not_waited_for(database: Database) -> None:
    small = Database(open_engine(database.engine.url.render_as_string(hide_password=False), 1))
    dropped = DroppedCookies(small, StoppedClock())
    dropped.note("tracker")
    started = time.perf_counter()
    with small.reading():
        dropped.flush()
    small.engine.dispose()

    assert time.perf_counter() - started < 1
    assert counted(database) == {"tracker": 1}


class Slow(Database):
    """A database in which something happens while it is written to."""

    meanwhile: Callable[[], None]

    def writing_at_once(self) -> AbstractContextManager[Connection]:
        self.meanwhile()
        return super().writing_at_once()


def test_one_thread_writes_at_a_time_and_others_go_on_counting(database: Database) -> None:
    slow, clock, writes = Slow(database.engine), StoppedClock(), []
    dropped = DroppedCookies(slow, clock)

    def meanwhile() -> None:
        writes.append("begun")
        dropped.note("tracker")
        clock.advance(HOUR)
        dropped.flush()

    slow.meanwhile = meanwhile
    dropped.note("tracker")
    dropped.flush()
    assert (writes, counted(database)) == (["begun"], {"tracker": 1})

    clock.advance(HOUR)
    dropped.flush()
    assert counted(database) == {"tracker": 2}


def test_another_process_that_wrote_meanwhile_is_added_to(database: Database) -> None:
    clock = StoppedClock()
    first, second = DroppedCookies(database, clock), DroppedCookies(database, clock)
    first.note("tracker")
    clock.advance(HOUR)
    second.note("tracker")
    second.flush()
    first.flush()

    assert counted(database) == {"tracker": 2}
    assert total(database) == Drops(2, BEGINNING + HOUR)
    assert first_of(database, "tracker") == BEGINNING
