"""Each migration goes up and down, and at the top the database equals the tables."""

import alembic.util
import pytest

from privacy.storage.migrate import compare, head, migrate, unmigrate
from tests.world import World


def test_up_down_and_up_again(world: World) -> None:
    top = world.state_of_schema()

    unmigrate(world.database, "base")
    bottom = world.state_of_schema()
    migrate(world.database)

    assert {"site", "audit_entry"} <= top.keys()
    assert bottom.keys() <= {"alembic_version"}
    assert world.state_of_schema() == top
    assert world.database.is_ready(head())


def test_the_tables_are_what_the_migrations_make(world: World) -> None:
    compare(world.database)
    with world.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE site ADD COLUMN phone TEXT")

    with pytest.raises(alembic.util.CommandError):
        compare(world.database)
