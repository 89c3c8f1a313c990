"""How is the file of the cache opened? Bounded, wiped where deleted, made anew if broken."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from privacy.identity.damage import is_damage
from privacy.identity.slots import PAGE
from privacy.identity.store import StoreError
from privacy.storage.session import owned_file

BUSY_MILLISECONDS: Final = 2_000
"""How long a writer waits for another one."""

_FORM = 2
_PRAGMAS = (
    f"page_size={PAGE}",
    "journal_mode=WAL",
    "synchronous=OFF",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "journal_size_limit=1048576",
    f"wal_autocheckpoint={4 * 1024 * 1024 // PAGE}",
)
_ENTRY = (
    "CREATE TABLE entry"
    " (key TEXT NOT NULL UNIQUE, expires_at INTEGER NOT NULL, value BLOB NOT NULL)"
)
_CLAIM = (
    "CREATE TABLE claim"
    " (key TEXT PRIMARY KEY, holder BLOB NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID"
)
_BY_END = "CREATE INDEX ix_entry_expires_at ON entry (expires_at)"
_TABLES = (_ENTRY, _BY_END, _CLAIM, f"PRAGMA user_version={_FORM}")
_OURS = frozenset({"entry", "claim"})


class _OlderFormError(Exception):
    """The tables are those of an older version."""


class OpenFile(NamedTuple):
    """A connection, and the number of the file that it was made to."""

    connection: sqlite3.Connection
    number: tuple[int, int] | None


def open_file(path: Path, largest: int) -> OpenFile:
    """Return a connection to the file of a cache, which holds so many bytes at most.

    A file that is damaged or of an older version is replaced by an empty one: that loses nothing,
    and nothing works while it stays. Raise StoreError where the file holds other tables, and
    sqlite3.Error or OSError where it cannot be used, as one that is no database; it is left as it
    is then.
    """
    with _alone(path):
        try:
            return _open(path, largest)
        except sqlite3.DatabaseError as error:
            if not is_damage(error, path):
                raise
        except _OlderFormError:
            pass
        _remove(path)
        return _open(path, largest)


def discard(path: Path) -> None:
    """Remove a damaged file; who has it open finds that it is another one, see `number`."""
    with _alone(path):
        _remove(path)


def number(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from another one of the same name, or None without one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of a cache, in an empty database."""
    for statement in _TABLES:
        connection.execute(statement)


def _open(path: Path, largest: int) -> OpenFile:
    owned_file(path)
    # Noted first: of a file that is replaced just now it is the wrong number, so that the next
    # piece of work opens the right one.
    noted = number(path)
    connection = sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None)
    try:
        for pragma in (*_PRAGMAS, f"max_page_count={largest // PAGE}"):
            connection.execute(f"PRAGMA {pragma}")
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return OpenFile(connection, noted)


def _prepare(connection: sqlite3.Connection) -> None:
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    found = {name for (name,) in connection.execute("SELECT tbl_name FROM sqlite_master")}
    if not found <= _OURS:
        raise StoreError("PRIVACY_CACHE_URL names a file that holds other tables")
    if not found:
        connection.execute("BEGIN IMMEDIATE")
        make_tables(connection)
        connection.execute("COMMIT")
    elif form != _FORM:
        raise _OlderFormError


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one opener at a time in: whoever replaces a file must not take another's new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
