"""What stands in a cache file? Read with SQLite itself, past the store."""

import sqlite3
from contextlib import closing
from pathlib import Path


def keys_in(file: Path) -> set[str]:
    """Return the keys in a cache file, expired ones too, and empty its log into it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return {key for (key,) in connection.execute("SELECT key FROM entry")}
