"""Does a reader see one state of the database, whoever writes meanwhile?"""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from privacy.storage.session import Database, open_engine

pytestmark = [pytest.mark.enable_socket]

_COUNT = text("SELECT count(*) FROM note")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url, pool_size=2))
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (text TEXT)")
    yield made
    made.engine.dispose()


def write(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("INSERT INTO note VALUES ('meanwhile')"))


def test_a_reader_sees_one_state_while_others_write(database: Database) -> None:
    with database.reading() as connection:
        before = connection.execute(_COUNT).scalar_one()
        write(database)
        after = connection.execute(_COUNT).scalar_one()

    assert (before, after) == (0, 0)
    with database.reading() as connection:
        assert connection.execute(_COUNT).scalar_one() == 1


def test_who_writes_on_the_connection_next_sees_what_others_do(database: Database) -> None:
    # Else it would wait for a lock, and not see for what it waited.
    for _ in range(2):
        with database.reading(), database.reading():
            pass

    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            level = connection.exec_driver_sql("SHOW transaction_isolation").scalar_one()
            assert level == "read committed"
