"""Where are copies kept? In one SQLite file, where an expired entry is unreadable, then gone."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from cachelib import BaseCache

from privacy.clock import Clock
from privacy.identity.slots import laid, taken
from privacy.identity.sqlite_claims import SqliteClaims
from privacy.identity.sqlite_file import SqliteFile
from privacy.identity.store import StoreError, sealed, seconds

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of the file, where nobody says another number."""

_BATCH = 200
_GET = (
    "SELECT key, value FROM entry WHERE key IN (SELECT value FROM json_each(?)) AND expires_at > ?"
)
_EXPIRED = (
    "DELETE FROM entry WHERE rowid IN"
    " (SELECT rowid FROM entry WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)"
)
_SET = "INSERT OR REPLACE INTO entry (key, expires_at, value) VALUES (?, ?, ?)"
_ADD = (
    "INSERT INTO entry (key, expires_at, value) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
    " SET expires_at = excluded.expires_at, value = excluded.value WHERE entry.expires_at <= ?"
)
_DELETE = "DELETE FROM entry WHERE key = ?"
_DELETE_MANY = "DELETE FROM entry WHERE key IN (SELECT value FROM json_each(?))"


class SqliteStore(SqliteClaims, BaseCache):
    """A cache in one file, shared by every process of the machine; losing it loses nothing.

    It takes sealed bytes only, and a time-out is an end: unlike with cachelib's own stores, an
    entry is unreadable from its expiry on and is deleted with the next write. What is deleted is
    overwritten. See `privacy.identity.store.Store` for what each method promises.
    """

    def __init__(self, path: Path, clock: Clock, largest: int = LARGEST) -> None:
        """Take the path and how many bytes the file may have; nothing is opened yet."""
        BaseCache.__init__(self)
        SqliteClaims.__init__(self, SqliteFile(path, largest), clock)

    def get(self, key: str) -> bytes | None:
        """Return the entry, or None where there is none or its time is over."""
        return self.get_many(key)[0]

    def get_many(self, *keys: str) -> list[bytes | None]:
        """Return the entries of these keys, in their order."""
        asked = (json.dumps(keys), self._now())
        found = self._file.read(lambda connection: dict(connection.execute(_GET, asked).fetchall()))
        return [taken(found.get(key)) for key in keys]

    def set(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        """Keep sealed bytes for so many seconds; raise ValueError for no end at all."""
        return self.set_many({key: value}, timeout) == [key]

    def set_many(
        self, mapping: Mapping[str, bytes], timeout: int | timedelta | None = None
    ) -> list[str]:
        """Keep several for the same time, all or none; return their keys."""
        rows = self._rows(mapping, timeout)

        def work(connection: sqlite3.Connection) -> None:
            self._remove_expired(connection, len(rows))
            connection.executemany(_SET, rows)

        self._file.write(work, len(rows))
        return list(mapping)

    def add(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        """Keep sealed bytes unless there is an entry already; tell whether they were kept."""
        ((_, end, written),) = self._rows({key: value}, timeout)
        row = (key, end, written, self._now())
        return self._file.write(lambda connection: connection.execute(_ADD, row).rowcount) > 0

    def has(self, key: str) -> bool:
        """Tell whether there is an entry whose time is not over."""
        return self.get(key) is not None

    def delete(self, key: str) -> bool:
        """Remove an entry, expired or not; tell whether there was one."""
        return self._file.write(lambda connection: connection.execute(_DELETE, (key,)).rowcount) > 0

    def delete_many(self, *keys: str) -> list[str]:
        """Remove entries, all or none; return the keys."""
        asked = (json.dumps(keys),)
        self._file.write(lambda connection: connection.execute(_DELETE_MANY, asked))
        return list(keys)

    def delete_below(self, prefix: str) -> None:
        """Remove every entry whose key begins with a text that ends in a slash."""
        span = (prefix, prefix.removesuffix("/") + "0")  # the character after the slash
        below = "DELETE FROM entry WHERE key >= ? AND key < ?"
        self._file.write(lambda connection: connection.execute(below, span))

    def clear(self) -> bool:
        """Remove every entry."""
        self._file.write(lambda connection: connection.execute("DELETE FROM entry"))
        return True

    def shrink(self) -> bool:
        """Let go of what deleted entries occupied; tell whether their bytes are in no file now.

        A reader that is in the way is not waited for: whoever needs it does it again.
        """
        return self._file.shrink()

    def is_ready(self) -> bool:
        """Tell whether the file can be read; raise nothing."""
        try:
            self.get("")
        except StoreError:
            return False
        return True

    def _rows(
        self, mapping: Mapping[str, bytes], timeout: int | timedelta | None
    ) -> list[tuple[str, int, bytes]]:
        end = self._now() + seconds(timeout) * 1000
        return [(key, end, laid(key, sealed(mapping[key]))) for key in sorted(mapping)]

    def _remove_expired(self, connection: sqlite3.Connection, size: int) -> None:
        connection.execute(_EXPIRED, (self._now(), max(size, _BATCH)))
