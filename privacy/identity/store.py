"""Where are copies kept? In one SQLite file, where an expired entry is unreadable, then gone."""

import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

from cachelib import BaseCache

from privacy.clock import Clock
from privacy.identity.store_file import open_file
from privacy.identity.ttl import cache_timeout
from privacy.storage.base import milliseconds
from privacy.storage.session import owned_file

_BATCH = 200


class SqliteStore(BaseCache):
    """A cache in one file, shared by every process of the machine; losing it loses nothing.

    It takes sealed bytes only, and a time-out is an end: unlike with cachelib's own stores, an
    entry is unreadable from its expiry on and is deleted with the next write.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        """Open the file; its folder is made for its owner only."""
        super().__init__()
        owned_file(path)
        self._path = path
        self._clock = clock
        self._local = threading.local()

    def get(self, key: str) -> bytes | None:
        """Return the entry, or None where there is none or its time is over."""
        found = self._connection.execute(
            "SELECT value FROM entry WHERE key = ? AND expires_at > ?", (key, self._now())
        ).fetchone()
        # Text in a cell is somebody else's work; only what was set here is bytes.
        return found[0] if found is not None and isinstance(found[0], bytes) else None

    def set(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        """Keep sealed bytes for so many seconds; raise ValueError for no end at all."""
        if not isinstance(value, bytes):
            raise TypeError("only sealed bytes are kept")
        row = (key, value, self._now() + _seconds(timeout) * 1000)
        connection = self._connection
        self._delete_expired(connection)
        try:
            _put(connection, row)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
                raise
            _make_room(connection)
            _put(connection, row)
        return True

    def add(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        """Keep sealed bytes unless there is an entry already; tell whether they were kept."""
        return not self.has(key) and self.set(key, value, timeout)

    def delete(self, key: str) -> bool:
        """Remove an entry; tell whether there was one."""
        removed = self._connection.execute("DELETE FROM entry WHERE key = ?", (key,)).rowcount
        return removed > 0

    def delete_below(self, prefix: str) -> None:
        """Remove every entry whose key begins with a text that ends in a slash."""
        following = prefix.removesuffix("/") + "0"  # the character after the slash
        self._connection.execute(
            "DELETE FROM entry WHERE key >= ? AND key < ?", (prefix, following)
        )

    def has(self, key: str) -> bool:
        """Tell whether there is an entry whose time is not over."""
        return self.get(key) is not None

    def clear(self) -> bool:
        """Remove every entry."""
        self._connection.execute("DELETE FROM entry")
        return True

    def is_ready(self) -> bool:
        """Tell whether the file can be read."""
        try:
            self.get("")
        except sqlite3.Error:
            return False
        return True

    def _now(self) -> int:
        return milliseconds(self._clock.now())

    def _delete_expired(self, connection: sqlite3.Connection) -> None:
        connection.execute(
            "DELETE FROM entry WHERE key IN"
            " (SELECT key FROM entry WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)",
            (self._now(), _BATCH),
        )

    @property
    def _connection(self) -> sqlite3.Connection:
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known is None:
            known = self._local.connection = open_file(self._path)
        return known


def _seconds(timeout: int | timedelta | None) -> int:
    if isinstance(timeout, timedelta):
        return cache_timeout(timeout)
    if timeout is None:
        raise ValueError("an entry needs an end")
    return cache_timeout(timedelta(seconds=timeout))


def _put(connection: sqlite3.Connection, row: tuple[str, bytes, int]) -> None:
    connection.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", row)


def _make_room(connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM entry WHERE key IN (SELECT key FROM entry ORDER BY expires_at LIMIT ?)",
        (_BATCH,),
    )
