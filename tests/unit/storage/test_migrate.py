"""Do the migrations lead up, down and up again, to the very tables that the code names?"""

from collections.abc import Iterator

import pytest
from alembic.util import CommandError
from sqlalchemy import inspect

from privacy.storage.base import metadata
from privacy.storage.migrate import compare, head, migrate, unmigrate
from privacy.storage.session import Database, open_engine


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    yield made
    made.engine.dispose()


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_a_migrated_database_has_every_table(database: Database) -> None:
    migrate(database)

    assert tables(database) == set(metadata.tables)


def test_the_migrations_lead_up_down_and_up_again(database: Database) -> None:
    migrate(database)
    unmigrate(database, "base")

    assert tables(database) == set()

    migrate(database)

    assert tables(database) == set(metadata.tables)


def test_the_migrations_and_the_tables_say_the_same(database: Database) -> None:
    migrate(database)

    compare(database)


def test_a_difference_from_the_tables_is_seen(database: Database) -> None:
    migrate(database)
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE site ADD COLUMN surprise VARCHAR(10)")

    with pytest.raises(CommandError, match="surprise"):
        compare(database)


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    migrate(database)

    assert database.is_ready(head())


def test_a_database_is_ready_only_at_the_newest_migration(database: Database) -> None:
    assert not database.is_ready(head())

    migrate(database)

    assert database.is_ready(head())
    assert not database.is_ready("9999")


def test_an_unmigrated_database_is_not_ready_any_more(database: Database) -> None:
    migrate(database)
    unmigrate(database, "base")

    assert not database.is_ready(head())


def test_the_newest_migration_has_a_name() -> None:
    assert head() >= "0001"
