"""How often was a cookie dropped, and when last? Bounded, whatever is dropped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite

from privacy.clock import Clock
from privacy.storage.session import Database
from privacy.storage.tables import dropped_cookie

OTHER: Final = "other"
"""Under what the drops are counted once there are too many names."""

_MOST_NAMES: Final = 100
_LONGEST_NAME: Final = 64
_C: Final = dropped_cookie.c
_TOTAL: Final = select(func.sum(_C.drops), func.max(_C.last_at))


@dataclass(frozen=True, slots=True)
class Drops:
    """How many cookies were dropped, and when the last one was."""

    count: int
    last_at: datetime | None


class DroppedCookies:
    """Counts, by its name, each cookie that was dropped before it left the app."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the database and the clock."""
        self._database = database
        self._clock = clock

    def note(self, name: str) -> None:
        """Count a drop."""
        with self._database.writing() as connection:
            _count(connection, _kept_name(connection, _short(name)), self._clock.now())


def drops(connection: Connection) -> Drops:
    """Return how many there were, under all names and on all sites."""
    found = connection.execute(_TOTAL).one()
    return Drops(int(found[0] or 0), found[1])


def _short(name: str) -> str:
    return "".join(it if it.isprintable() else "?" for it in name[:_LONGEST_NAME])


def _kept_name(connection: Connection, name: str) -> str:
    if connection.execute(select(_C.cookie).where(_C.cookie == name)).first() is not None:
        return name
    names = connection.execute(select(func.count()).select_from(dropped_cookie)).scalar_one()
    return name if names < _MOST_NAMES else OTHER


def _count(connection: Connection, name: str, now: datetime) -> None:
    row: dict[str, Any] = {"cookie": name, "drops": 1, "first_at": now, "last_at": now}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(
        dialect.insert(dropped_cookie)
        .values(row)
        .on_conflict_do_update(
            index_elements=["cookie"], set_={"drops": _C.drops + 1, "last_at": now}
        )
    )
