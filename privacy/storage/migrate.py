"""Does the database have the tables of this version? Explicitly, by command."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from privacy.storage.session import Database


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """Return the name of the newest migration."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def migrate(database: Database, revision: str = "head") -> None:
    """Bring the database up to a migration."""
    with database.writing() as connection:
        command.upgrade(_config(connection), revision)


def unmigrate(database: Database, revision: str) -> None:
    """Bring the database back down to a migration; `base` is before the first."""
    with database.writing() as connection:
        command.downgrade(_config(connection), revision)


def compare(database: Database) -> None:
    """Raise alembic.util.CommandError where the database differs from the tables."""
    with database.writing() as connection:
        command.check(_config(connection))
