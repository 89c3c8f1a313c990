"""Where do tests find databases? SQLite files, and a PostgreSQL that comes in a wheel."""

import uuid
from collections.abc import Iterator

from sqlalchemy import create_engine, make_url, text


def fresh_database(server: str) -> Iterator[str]:
    """Yield the URL of a new database on a PostgreSQL server, and drop it at the end."""
    url = make_url(server).set(drivername="postgresql+psycopg")
    name = f"test_{uuid.uuid4().hex}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    yield url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
    engine.dispose()
