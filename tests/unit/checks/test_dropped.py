"""Are dropped cookies counted, and is the table bounded whatever is dropped?"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from privacy.checks.dropped import OTHER, DroppedCookies, Drops, drops
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import dropped_cookie
from tests.clocks import BEGINNING, StoppedClock
from tests.databases import SERVER, empty_database, postgresql

pytestmark = [pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with postgresql(tmp_path_factory.mktemp("postgresql")) as url:
        yield SERVER or url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest, server: str, tmp_path: Path) -> Iterator[Database]:
    with empty_database(tmp_path, server if request.param == "postgresql" else None) as url:
        made = Database(open_engine(url))
        migrate(made)
        yield made
        made.engine.dispose()


def counted(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        rows = connection.execute(select(dropped_cookie)).mappings().all()
    return {row["cookie"]: row["drops"] for row in rows}


def total(database: Database) -> Drops:
    with database.reading() as connection:
        return drops(connection)


def test_each_name_is_counted_with_its_first_and_last_time(database: Database) -> None:
    clock = StoppedClock()
    dropped = DroppedCookies(database, clock)
    assert total(database) == Drops(0, None)

    dropped.note("tracker")
    clock.advance(timedelta(hours=1))
    dropped.note("tracker")
    dropped.note("session")

    assert counted(database) == {"tracker": 2, "session": 1}
    assert total(database) == Drops(3, BEGINNING + timedelta(hours=1))
    with database.reading() as connection:
        first = select(dropped_cookie.c.first_at).where(dropped_cookie.c.cookie == "tracker")
        assert connection.execute(first).scalar_one() == BEGINNING


def test_a_name_is_cut_and_made_printable(database: Database) -> None:
    DroppedCookies(database, StoppedClock()).note("a\x00\n\udc80" + "b" * 100)

    assert counted(database) == {"a???" + "b" * 60: 1}


def test_beyond_a_hundred_names_the_rest_is_counted_together(database: Database) -> None:
    dropped = DroppedCookies(database, StoppedClock())
    for number in range(103):
        dropped.note(f"cookie{number}")
    dropped.note("cookie7")

    found = counted(database)
    assert len(found) == 101
    assert (found[OTHER], found["cookie7"]) == (3, 2)
    assert total(database).count == 104
