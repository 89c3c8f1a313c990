"""Is what is removed in bulk removed whole, and is a connection as it was afterwards?"""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from privacy.storage.bulk import removing
from privacy.storage.session import Database, open_engine
from tests.backends import Backend

_USUAL = {"sqlite": "PRAGMA cache_size = -2000", "postgresql": "SET synchronous_commit = on"}
_ASKED = {"sqlite": "PRAGMA cache_size", "postgresql": "SHOW synchronous_commit"}
_HASTY = {"sqlite": -16_000, "postgresql": "off"}


@pytest.fixture
def database(backend: Backend) -> Iterator[Database]:
    """Return a database with one connection and two notes."""
    made = Database(open_engine(backend.database_url, pool_size=1))
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (number INTEGER)")
        connection.exec_driver_sql("INSERT INTO note VALUES (1), (2)")
    yield made
    made.engine.dispose()


def setting(connection: Connection) -> object:
    return connection.exec_driver_sql(_ASKED[connection.dialect.name]).scalar()


def notes(database: Database) -> list[int]:
    with database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT number FROM note").scalars())


def remove_first(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM note WHERE number = 1")


def test_what_is_removed_stays_removed(database: Database) -> None:
    with removing(database) as connection:
        remove_first(connection)

    assert notes(database) == [2]


def test_where_something_fails_nothing_is_removed(database: Database) -> None:
    def half_done() -> None:
        with removing(database) as connection:
            remove_first(connection)
            raise LookupError

    with pytest.raises(LookupError):
        half_done()

    assert notes(database) == [1, 2]


def test_work_is_hasty_and_the_next_work_on_the_connection_is_not(database: Database) -> None:
    kind = database.engine.dialect.name
    with database.writing() as connection:
        connection.exec_driver_sql(_USUAL[kind])
        usual = setting(connection)
    with removing(database) as connection:
        assert setting(connection) == _HASTY[kind] != usual

    with database.writing() as connection:
        assert setting(connection) == usual
