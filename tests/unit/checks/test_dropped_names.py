"""Are the names of dropped cookies bounded, whatever is dropped?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from privacy.checks.dropped import OTHER, DroppedCookies
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import dropped_cookie
from tests.clocks import StoppedClock


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    migrate(made)
    yield made
    made.engine.dispose()


def counted(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        rows = connection.execute(select(dropped_cookie)).mappings().all()
    return {row["cookie"]: row["drops"] for row in rows}


def test_a_name_is_cut_and_made_printable(database: Database) -> None:
    dropped = DroppedCookies(database, StoppedClock())
    kept = dropped.note("a\x00\n\udc80" + "b" * 100)
    dropped.flush()

    assert kept == "a???" + "b" * 60
    assert counted(database) == {kept: 1}


def test_beyond_a_hundred_names_the_rest_is_counted_together(database: Database) -> None:
    clock = StoppedClock()
    for process in range(2):
        dropped = DroppedCookies(database, clock)
        for number in range(103):
            dropped.note(f"cookie{process}-{number}")
        dropped.note("cookie0-7")
        dropped.flush()

    found = counted(database)
    assert len(found) == 100
    assert found["cookie0-7"] == 2
    assert (found["cookie0-98"], found[OTHER]) == (1, 208 - 100)
    assert sum(found.values()) == 208


def test_a_process_is_told_of_each_name_once_and_of_a_hundred_in_all(database: Database) -> None:
    clock = StoppedClock()
    dropped = DroppedCookies(database, clock)
    told = []
    for number in range(150):
        name = f"cookie{number}"
        told += [dropped.note(name), dropped.note(name)]
        dropped.flush()
        clock.advance(timedelta(minutes=1))

    assert [it for it in told if it] == [f"cookie{number}" for number in range(100)]
