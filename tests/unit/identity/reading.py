"""What stands in a store? Read with SQLite and Redis themselves, past the store."""

import sqlite3
from contextlib import closing
from pathlib import Path

from redis import Redis

_ENTRY = b"privacy:entry:"


def keys_in(file: Path) -> set[str]:
    """Return the keys in a cache file, expired ones too, and empty its log into it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return {key for (key,) in connection.execute("SELECT key FROM entry")}


def keys_of(url: str) -> set[str]:
    """Return the keys in the store of a URL, expired ones too where they are kept yet."""
    if url.startswith("sqlite:///"):
        return keys_in(Path(url.removeprefix("sqlite:///")))
    with closing(Redis.from_url(url)) as redis:
        names = list(redis.scan_iter(_ENTRY + b"*"))
        return {name.removeprefix(_ENTRY).decode() for name in names}


def bytes_of(file: Path) -> bytes:
    """Return all that stands in a cache file and in the log beside it."""
    files = [file, file.with_name(f"{file.name}-wal")]
    return b"".join(each.read_bytes() for each in files if each.exists())
