"""Who works on what at this moment, on this machine? Claims in the file of the cache."""

import json
import sqlite3
from collections.abc import Collection
from datetime import timedelta

from privacy.clock import Clock
from privacy.identity.sqlite_file import SqliteFile
from privacy.storage.base import milliseconds

_ENDED = "DELETE FROM claim WHERE expires_at <= ?"
_CLAIM = (
    "INSERT INTO claim VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE"
    " SET expires_at = excluded.expires_at WHERE claim.holder = excluded.holder"
)
_HELD = "SELECT key FROM claim WHERE holder = ? AND key IN (SELECT value FROM json_each(?))"
_RENEW = "UPDATE claim SET expires_at = ? WHERE key = ? AND holder = ? AND expires_at > ?"
_RELEASE = "DELETE FROM claim WHERE key = ? AND holder = ?"


class SqliteClaims:
    """The claims of a store, shared by every process of the machine."""

    def __init__(self, file: SqliteFile, clock: Clock) -> None:
        """Take the file."""
        self._file = file
        self._clock = clock

    def claim(self, keys: Collection[str], holder: bytes, life: timedelta) -> frozenset[str]:
        """Claim for a holder what nobody else claims; return which of the keys are now theirs."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            now = self._now()
            end = now + _milliseconds(life)
            connection.execute(_ENDED, (now,))
            connection.executemany(_CLAIM, [(key, holder, end) for key in sorted(keys)])
            found = connection.execute(_HELD, (holder, json.dumps(list(keys))))
            return frozenset(key for (key,) in found)

        return self._file.write(work, len(keys))

    def renew(self, keys: Collection[str], holder: bytes, life: timedelta) -> None:
        """Let the claims of a holder live on from now; those of others stay as they are."""
        now = self._now()
        end = now + _milliseconds(life)
        rows = [(end, key, holder, now) for key in sorted(keys)]
        self._file.write(lambda connection: connection.executemany(_RENEW, rows))

    def release(self, keys: Collection[str], holder: bytes) -> None:
        """End the claims of a holder; those of others stay as they are."""
        rows = [(key, holder) for key in sorted(keys)]
        self._file.write(lambda connection: connection.executemany(_RELEASE, rows))

    def _now(self) -> int:
        return milliseconds(self._clock.now())


def _milliseconds(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)
