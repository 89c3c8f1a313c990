"""Which copies end earlier than was written? All of them, once less time is given than then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import BigInteger, bindparam, case, func, select, type_coerce, update

from privacy.clock import Clock
from privacy.declaration.in_force import Lifetime
from privacy.identity.freshness import SKEW
from privacy.identity.ttl import BUCKET, cache_timeout
from privacy.storage.base import milliseconds
from privacy.storage.inserting import insert_into
from privacy.storage.session import Database
from privacy.storage.tables import identity_index, lease, site_identities

SWEEP: Final = "sweep"
"""The lease under which ends are shortened. It remembers the time that they were last given."""
WINDOW: Final = 20_000
"""How many rows are looked at in one transaction: for that long, others wait."""

_C = identity_index.c
_MILLISECOND: Final = timedelta(milliseconds=1)
_FETCHED = type_coerce(_C.fetched_at, BigInteger)
_NOW = bindparam("now", type_=BigInteger)
# What was fetched in the future, by a clock that was wrong, has its time from now on.
_SINCE = case((_FETCHED > _NOW, _NOW), else_=_FETCHED)
_END = _SINCE + bindparam("ttl", type_=BigInteger)
_IS_LATE = type_coerce(_C.expires_at, BigInteger) > _END
_LOWER = (
    update(identity_index)
    .where(_IS_LATE)
    .values(expires_at=_END, due_at=_END - _END % (BUCKET // _MILLISECOND))
)
_IN_WINDOW = _C.id.between(bindparam("first"), bindparam("last"))
_LAST = (
    select(_C.id)
    .where(_C.id >= bindparam("first"))
    .order_by(_C.id)
    .offset(bindparam("before"))
    .limit(1)
)
_NEWEST = select(func.max(_C.id))
_HOLD = (
    select(site_identities.c.site_id)
    .where(site_identities.c.site_id.in_(select(_C.site_id).where(_IN_WINDOW, _IS_LATE)))
    .order_by(site_identities.c.site_id)
    .with_for_update()
)
_KNOWN = select(
    select(lease.c.identity_ttl).where(lease.c.name == SWEEP).scalar_subquery().label("seconds"),
    select(func.max(_C.due_at)).scalar_subquery().label("latest"),
)


@dataclass(frozen=True, slots=True)
class Shortening:
    """Brings the ends of rows forward where a copy may be believed for less time than it was given.

    Nobody reads such a copy too late: whoever reads asks what holds now. This is so that it is
    removed when it ends.
    """

    database: Database
    lifetime: Lifetime
    clock: Clock
    window: int = WINDOW

    def windows(self) -> Iterator[int]:
        """Do it in portions; yield how many ends were brought forward in each.

        Nothing is looked at while the declaration gives as much time as before, and no row says
        otherwise. To be run by one process at a time; stopped early, it begins anew next time.
        """
        given = cache_timeout(self.lifetime())
        ttl = timedelta(seconds=given)
        seconds, latest = self._known()
        # A fill that began before, or a program that runs with an older declaration, may write an
        # end that is too late after the rows were walked.
        is_late = latest is not None and latest > self.clock.now() + ttl + SKEW
        if seconds is None or given < seconds or is_late:
            yield from self._walk(ttl)
        if given != seconds:
            self._remember(given)

    def _known(self) -> tuple[int | None, datetime | None]:
        with self.database.reading() as connection:
            row = connection.execute(_KNOWN).one()
        return row.seconds, row.latest

    def _walk(self, ttl: timedelta) -> Iterator[int]:
        with self.database.reading() as connection:
            newest = connection.execute(_NEWEST).scalar() or 0
        first = 1
        while first <= newest:
            lowered, last = self._lower(first, newest, ttl)
            yield lowered
            first = last + 1

    def _lower(self, first: int, newest: int, ttl: timedelta) -> tuple[int, int]:
        with self.database.writing() as connection:
            found = connection.execute(_LAST, {"first": first, "before": self.window - 1}).scalar()
            last = found or newest
            times = {"ttl": ttl // _MILLISECOND, "now": milliseconds(self.clock.now())}
            values = {"first": first, "last": last, **times}
            connection.execute(_HOLD, values).all()
            lowered = connection.execute(_LOWER.where(_IN_WINDOW), values).rowcount
        return lowered, last

    def _remember(self, seconds: int) -> None:
        with self.database.writing() as connection:
            insert = insert_into(connection, lease).values(name=SWEEP, identity_ttl=seconds)
            again = {"identity_ttl": seconds}
            connection.execute(insert.on_conflict_do_update(index_elements=["name"], set_=again))
