"""Is a database that was migrated late compared before it is served, and then no more?"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from privacy.checks.readiness import Readiness
from privacy.declaration.in_force import InForce
from privacy.declaration.versions import read
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.clocks import StoppedClock

UNMIGRATED = "the database does not answer, or is not migrated"


class VanishingDatabase(Database):
    """Answers whether it is ready, and is gone right after."""

    vanishes = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        if self.vanishes:
            raise OperationalError("SELECT", {}, OSError())
        with super().reading() as connection:
            yield connection

    def is_ready(self, revision: str) -> bool:
        return self.vanishes or super().is_ready(revision)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    yield made
    made.engine.dispose()


@pytest.fixture
def in_force(policy: Path) -> InForce:
    return InForce(read(policy), StoppedClock())


def add_column(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE site ADD COLUMN phone TEXT")


def drop_column(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE site DROP COLUMN phone")


def test_it_is_compared_once_it_is_migrated(database: Database, in_force: InForce) -> None:
    readiness = Readiness(database, in_force, compared=False)
    before = readiness.obstacle()
    migrate(database)
    add_column(database)
    differing = [readiness.obstacle() for _ in range(2)]
    drop_column(database)

    assert before == UNMIGRATED
    assert differing == ["the database differs from the declaration: P050"] * 2
    assert readiness.obstacle() is None


@pytest.mark.parametrize("compared", [True, False])
def test_what_held_is_not_compared_again(
    database: Database, in_force: InForce, *, compared: bool
) -> None:
    migrate(database)
    readiness = Readiness(database, in_force, compared=compared)
    assert readiness.obstacle() is None
    add_column(database)

    assert readiness.obstacle() is None


def test_a_database_that_goes_away_in_between_is_compared_later(
    tmp_path: Path, in_force: InForce
) -> None:
    url = f"sqlite:///{tmp_path / 'there.db'}"
    database = VanishingDatabase(open_engine(url))
    migrate(database)
    add_column(database)
    readiness = Readiness(database, in_force, compared=False)
    database.vanishes = True

    assert readiness.obstacle() == UNMIGRATED
    database.vanishes = False
    assert readiness.obstacle() == "the database differs from the declaration: P050"
    database.engine.dispose()
