"""How do the same copies come into PostgreSQL and Redis? Row by row from the SQLite files."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import psycopg
from redis import Redis
from sqlalchemy import Table

from privacy.identity.redis_entries import PREFIX, written
from privacy.identity.slots import taken
from privacy.storage.tables import identity_index, site, site_call, site_identities

_TABLES: Final = (site, site_identities, site_call, identity_index)
_PIPELINE: Final = 5_000
_SAVED_WITHIN: Final = 120.0
_SEQUENCE: Final = (
    "SELECT setval(pg_get_serial_sequence('identity_index', 'id'), max(id)) FROM identity_index"
)


def to_postgresql(database_file: Path, url: str) -> None:
    """Fill a migrated and empty database with the rows of a SQLite file."""
    with closing(sqlite3.connect(database_file)) as source, psycopg.connect(url) as target:
        for table in _TABLES:
            _copy(table, source, target)
        target.execute(_SEQUENCE)
    with psycopg.connect(url, autocommit=True) as target:
        target.execute("VACUUM ANALYZE")


def _copy(table: Table, source: sqlite3.Connection, target: psycopg.Connection) -> None:
    columns = ", ".join(column.name for column in table.columns)
    rows = source.execute(f"SELECT {columns} FROM {table.name} ORDER BY 1")  # noqa: S608 - our own names
    with (
        target.cursor() as cursor,
        cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def to_redis(cache_file: Path, url: str) -> None:
    """Fill a Redis with the entries of the file of a cache, each with its end."""
    with (
        closing(sqlite3.connect(cache_file)) as source,
        closing(Redis.from_url(url, socket_timeout=_SAVED_WITHIN)) as redis,
    ):
        rows = source.execute("SELECT key, expires_at, value FROM entry ORDER BY rowid")
        for some in _portions(rows):
            with redis.pipeline(transaction=False) as pipeline:
                for key, end, value in some:
                    pipeline.set(PREFIX + key, written(taken(value), end), pxat=end)
                pipeline.execute()
        redis.save()


def _portions(rows: sqlite3.Cursor) -> Iterator[Sequence[tuple[str, int, bytes]]]:
    while some := rows.fetchmany(_PIPELINE):
        yield some
