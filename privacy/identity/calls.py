"""How often was Atlassian called about a site? Counted for each day, before each call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.exc import SQLAlchemyError

from privacy.clock import Clock
from privacy.connect.circuit import NoFaultError
from privacy.storage.inserting import insert_into
from privacy.storage.session import Database
from privacy.storage.tables import site_call

_C = site_call.c
_BY_DAY = select(_C.day, _C.calls).where(
    _C.site_id == bindparam("site_id"), _C.day > bindparam("before")
)
_AT_ONCE: Final = 1_000
# Somebody waits for the call.
_PATIENCE: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Calls:
    """Counts calls to sites. One that is cut short was counted all the same."""

    database: Database
    clock: Clock

    def note(self, site_id: int) -> None:
        """Count a call that is about to be made; raise NoFaultError where it cannot be counted.

        Then it must not be made: what is shown to administrators would be too little.
        """
        try:
            self._count({"site_id": site_id, "day": _day(self.clock.now()), "calls": 1})
        except SQLAlchemyError:
            raise NoFaultError("the site: the call could not be counted") from None

    def _count(self, row: Mapping[str, int]) -> None:
        with self.database.writing_soon(_PATIENCE) as connection:
            insert = insert_into(connection, site_call).values(row)
            again = {"calls": _C.calls + 1}
            keys = ["site_id", "day"]
            connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=again))


def by_day(connection: Connection, site_id: int, now: datetime, days: int) -> Mapping[date, int]:
    """Return how many calls there were on each of the last days, days without any left out."""
    values = {"site_id": site_id, "before": _day(now) - days}
    found = connection.execute(_BY_DAY, values)
    return {date.fromordinal(row.day): row.calls for row in found}


def remove_due(connection: Connection, now: datetime, kept: timedelta) -> int:
    """Remove a portion of the counts of calls so long ago; return how many there were.

    The first call of a day ends the count of the whole day.
    """
    old = select(_C.site_id, _C.day).where(_C.day <= _day(now - kept)).limit(_AT_ONCE)
    rows = connection.execute(old).all()
    for row in rows:
        is_it = (_C.site_id == row.site_id) & (_C.day == row.day)
        connection.execute(delete(site_call).where(is_it))
    return len(rows)


def _day(at: datetime) -> int:
    return at.date().toordinal()
