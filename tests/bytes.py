"""Is something kept anywhere? In files and logs, in a cache, or in the rows of a database."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import inspect

from privacy.storage.session import Database
from tests.world import World

PIECE = 16
"""Bytes that are looked for at a time: what is left of a longer run holds one of its pieces."""


def pieces(run: bytes) -> list[bytes]:
    """Return the pieces of a run, one beside the other; a rest that is too short is left out."""
    return [run[at : at + PIECE] for at in range(0, len(run) - PIECE + 1, PIECE)]


def left_of(runs: Iterable[bytes], kept: bytes) -> list[bytes]:
    """Return every piece of these runs that stands in what is kept."""
    return [piece for run in runs for piece in pieces(run) if piece in kept]


def database_bytes(world: World) -> bytes:
    """Return every byte of the database: its file and log, or what a server tells of its rows."""
    path = Path(world.database_url.removeprefix("sqlite:///"))
    if world.database.engine.dialect.name == "sqlite":
        found = (Path(f"{path}{suffix}") for suffix in ("", "-wal", "-shm"))
        return b"".join(each.read_bytes() for each in found if each.exists())
    return dumped(world.database)


def dumped(database: Database) -> bytes:
    """Return all rows of all tables of PostgreSQL: as text, and with its binary values as such."""
    with database.reading() as connection:
        rows = [
            text
            for table in inspect(connection).get_table_names()
            for (text,) in connection.exec_driver_sql(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - names from the database itself
        ]
    return b"\n".join(text.encode() + b"\n" + _unhexed(text) for text in rows)


def everything(world: World) -> bytes:
    """Return every byte that a run has left: all files of its folder, the cache, the database."""
    files = (each.read_bytes() for each in sorted(world.folder.rglob("*")) if each.is_file())
    return b"".join([*files, world.cache.everything(), database_bytes(world)])


def _unhexed(row: str) -> bytes:
    # PostgreSQL writes binary values as hexadecimal digits after `\x`, doubled within a row.
    values = (each.partition('"')[0] for each in row.split('"\\\\x')[1:])
    return b"\n".join(map(bytes.fromhex, values))
