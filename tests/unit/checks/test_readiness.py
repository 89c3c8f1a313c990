"""Is a database that was migrated late compared before it is served, and then no more?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy.checks.readiness import Readiness
from privacy.declaration.in_force import InForce
from privacy.declaration.versions import read
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.clocks import StoppedClock

UNMIGRATED = "the database does not answer, or is not migrated"


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
    differing = readiness.obstacle()
    drop_column(database)

    assert before == UNMIGRATED
    assert differing == "the database differs from the declaration: P050"
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
