"""What do these tests share? A database in which nothing is installed yet."""

from collections.abc import Iterator

import pytest

from privacy.storage.base import metadata
from privacy.storage.session import Database, open_engine
from tests.unit.installs.making import Installs


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    with made.writing() as connection:
        metadata.create_all(connection)
    yield made
    made.engine.dispose()


@pytest.fixture
def installs(database: Database) -> Installs:
    return Installs(database)
