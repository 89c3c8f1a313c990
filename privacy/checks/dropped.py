"""How often was a cookie dropped, and when last? Bounded, whatever is dropped."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from threading import Lock
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from privacy.clock import Clock
from privacy.storage.session import Database
from privacy.storage.tables import dropped_cookie

OTHER: Final = "other"
"""Under what the drops are counted once there are too many names."""

_MOST_NAMES: Final = 100
_LONGEST_NAME: Final = 64
_SECONDS_BETWEEN: Final = 60
_C: Final = dropped_cookie.c
_TOTAL: Final = select(func.sum(_C.drops), func.max(_C.last_at))


@dataclass(frozen=True, slots=True)
class Drops:
    """How many cookies were dropped, and when the last one was."""

    count: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Tally:
    drops: int
    first_at: datetime
    last_at: datetime

    def plus(self, more: "_Tally") -> "_Tally":
        return _Tally(
            self.drops + more.drops,
            min(self.first_at, more.first_at),
            max(self.last_at, more.last_at),
        )


class DroppedCookies:
    """Counts, by its name, each cookie that was dropped before it left the app.

    It counts in memory, because no answer may wait for the database, and what is in memory is lost
    with the process.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the database and the clock."""
        self._database = database
        self._clock = clock
        self._lock = Lock()
        self._seen: set[str] = set()
        self._pending: dict[str, _Tally] = {}
        self._next = -math.inf

    def note(self, name: str) -> str | None:
        """Count a drop in memory; return the name, as counted, where this process has a new one."""
        now = self._clock.now()
        with self._lock:
            kept = _add(self._pending, _short(name), _Tally(1, now, now))
            is_new = kept not in self._seen and len(self._seen) < _MOST_NAMES
            if is_new:
                self._seen.add(kept)
        return kept if is_new else None

    def flush(self) -> None:
        """Write what was counted into the database: the first at once, then once a minute.

        Raise SQLAlchemyError where it cannot be written without waiting. It is kept, for the next
        minute.
        """
        taken = self._taken()
        if not taken:
            return
        left = taken
        try:
            with self._database.writing_at_once() as connection:
                _write(connection, taken)
            left = {}
        finally:
            self._end(left)

    def _taken(self) -> Mapping[str, _Tally]:
        with self._lock:
            if not self._pending or self._clock.monotonic() < self._next:
                return {}
            # One at a time: should one hang in spite of all, it takes no others with it.
            self._next = math.inf
            taken, self._pending = self._pending, {}
            return taken

    def _end(self, left: Mapping[str, _Tally]) -> None:
        with self._lock:
            self._next = self._clock.monotonic() + _SECONDS_BETWEEN
            for name, tally in left.items():
                _add(self._pending, name, tally)


def drops(connection: Connection) -> Drops:
    """Return how many there were, under all names and on all sites.

    What a process counted within the last minute, and since its last answer, may be missing.
    """
    found = connection.execute(_TOTAL).one()
    return Drops(int(found[0] or 0), found[1])


def _short(name: str) -> str:
    return "".join(it if it.isprintable() else "?" for it in name[:_LONGEST_NAME])


def _add(tallies: dict[str, _Tally], name: str, tally: _Tally) -> str:
    """Add to the tally of a name, or of all others once there are too many; return which."""
    is_room = len(tallies) < _MOST_NAMES - 1
    kept = name if name in tallies or is_room else OTHER
    tallies[kept] = tallies[kept].plus(tally) if kept in tallies else tally
    return kept


def _write(connection: Connection, taken: Mapping[str, _Tally]) -> None:
    if connection.dialect.name == "postgresql":
        # Two processes at once would write more names than there may be. Readers are not held up.
        connection.exec_driver_sql("LOCK TABLE dropped_cookie IN SHARE ROW EXCLUSIVE MODE")
    found = connection.execute(select(_C.cookie, _C.drops, _C.first_at, _C.last_at))
    rows = {name: _Tally(*tally) for name, *tally in found}
    changed = {_add(rows, name, tally) for name, tally in taken.items()}
    connection.execute(delete(dropped_cookie).where(_C.cookie.in_(changed)))
    connection.execute(
        insert(dropped_cookie), [{"cookie": name, **asdict(rows[name])} for name in changed]
    )
