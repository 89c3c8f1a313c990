"""Does an insert meet a row that is there already, in either database?"""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from privacy.storage.base import metadata
from privacy.storage.inserting import insert_into
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import lease


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    with made.writing() as connection:
        metadata.create_all(connection)
        connection.execute(insert_into(connection, lease).values(name="a", holder="first"))
    yield made
    made.engine.dispose()


def holder(database: Database) -> str | None:
    with database.reading() as connection:
        found: str | None = connection.execute(select(lease.c.holder)).scalar_one()
    return found


def test_a_row_that_is_there_stays_as_it_is(database: Database) -> None:
    with database.writing() as connection:
        insert = insert_into(connection, lease).values(name="a", holder="second")
        connection.execute(insert.on_conflict_do_nothing(index_elements=["name"]))

    assert holder(database) == "first"


def test_a_row_that_is_there_is_changed(database: Database) -> None:
    with database.writing() as connection:
        insert = insert_into(connection, lease).values(name="a", holder="second")
        again = {"holder": insert.excluded.holder}
        connection.execute(insert.on_conflict_do_update(index_elements=["name"], set_=again))

    assert holder(database) == "second"
