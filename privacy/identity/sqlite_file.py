"""What is one piece of work on the file of the cache? Whole or not at all, and never too big."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from privacy.identity.damage import is_damage
from privacy.identity.store import StoreError
from privacy.identity.store_file import BUSY_MILLISECONDS, discard, number, open_file

_Result = TypeVar("_Result")
_BATCH = 200
_FIRST_TO_END = (
    "DELETE FROM entry WHERE rowid IN (SELECT rowid FROM entry ORDER BY expires_at LIMIT ?)"
)


class _FullError(StoreError):
    """The file is as large as it may become."""


class SqliteFile:
    """Hands each thread its connection to one file, and turns its faults into StoreError.

    No work reads for longer than one statement. The write-ahead log is bounded as long as nobody
    else does: it starts again from the beginning only where no reader is left in it.
    https://www.sqlite.org/wal.html#avoiding_excessively_large_wal_files
    """

    def __init__(self, path: Path, largest: int) -> None:
        """Take the path, and how many bytes the file may have; nothing is opened yet."""
        self._path = path
        self._largest = largest
        self._local = threading.local()

    def read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Return what the work returns; raise StoreError where the file cannot be used."""
        with self._used() as connection:
            return work(connection)

    def write(self, work: Callable[[sqlite3.Connection], _Result], size: int = 1) -> _Result:
        """Do the same in one transaction, over so many rows.

        Where the file is full, entries that end first go until the work fits; many at a time, so
        that the next ones fit too. Raise StoreError if it does not fit into an empty file.
        """
        while True:
            try:
                return self._whole(work)
            except _FullError:
                if not self._whole(lambda it: _make_room(it, max(size, _BATCH))):
                    raise

    def shrink(self) -> bool:
        """Empty the write-ahead log, unless somebody is in the way; tell whether it is empty."""
        with self._used() as connection:
            # Whoever waited here would hold up every writer meanwhile.
            connection.execute("PRAGMA busy_timeout=0")
            try:
                busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return bool(busy == 0)
            finally:
                connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")

    def _whole(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        with self._used() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(connection)
                connection.execute("COMMIT")
            finally:
                # A full file may have ended the transaction already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            return result

    @contextmanager
    def _used(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connection()
        except (sqlite3.Error, OSError) as error:
            if is_damage(error, self._path):
                discard(self._path)
            raise _store_error(error) from None

    def _connection(self) -> sqlite3.Connection:
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        # Another process may have replaced a damaged file, or an operator removed it: what an
        # open file without a name keeps, nobody else could erase.
        if known is not None and self._local.number != number(self._path):
            known.close()
            known = None
        if known is None:
            known, self._local.number = open_file(self._path, self._largest)
            self._local.connection = known
        return known


def _make_room(connection: sqlite3.Connection, most: int) -> bool:
    return connection.execute(_FIRST_TO_END, (most,)).rowcount > 0


def _store_error(error: Exception) -> StoreError:
    # SQLite's own text may hold anything; the name of a code holds nothing.
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    kind = _FullError if name == "SQLITE_FULL" else StoreError
    return kind(f"the file of the cache cannot be used: {name}")
