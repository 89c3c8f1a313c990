"""How is the file of the cache opened? Bounded, wiped where deleted, made anew if broken."""

import sqlite3
from pathlib import Path

from privacy.storage.session import owned_file

_PAGE = 4_096
_LARGEST_FILE = 64 * 1024 * 1024
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=OFF",
    "secure_delete=ON",
    "journal_size_limit=1048576",
    f"max_page_count={_LARGEST_FILE // _PAGE}",
)
_TABLE = (
    "CREATE TABLE IF NOT EXISTS entry"
    " (key TEXT PRIMARY KEY, value BLOB NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID"
)
_INDEX = "CREATE INDEX IF NOT EXISTS ix_entry_expires_at ON entry (expires_at)"

_BROKEN = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def open_file(path: Path) -> sqlite3.Connection:
    """Return a connection to the file of a cache.

    A damaged file is replaced by an empty one: that loses nothing, and nothing works while it
    stays.
    """
    try:
        return _open(path)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in _BROKEN:
            raise
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    owned_file(path)
    return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(_TABLE)
        connection.execute(_INDEX)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
