"""Which copies are to be reported to Atlassian now, and which were? Kept in rows, so it goes on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, update

from privacy.clock import Clock
from privacy.connect.report import Reported
from privacy.connect.users import is_account_id
from privacy.identity.holding import hold
from privacy.identity.index import CYCLE_DAYS
from privacy.identity.reporting_due import NEXT, PORTION, SITES, WAITING, is_yet_to_come, times
from privacy.identity.sealed import SiteSeal
from privacy.installs.site import Site
from privacy.sealing.sealer import UnsealableError
from privacy.storage.session import Database
from privacy.storage.tables import identity_index, site_identities
from privacy.storage.tables import site as site_table

_NOW = timedelta(0)
_C, _S = identity_index.c, site_identities.c


@dataclass(frozen=True, slots=True)
class Portion:
    """Copies for one call: the hashes of all that were taken, and those that may be sent."""

    hashes: tuple[bytes, ...]
    copies: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """Reads what is due and writes what was done, each in a transaction of its own.

    Every method raises SQLAlchemyError where the database is away.
    """

    database: Database
    clock: Clock

    def sites(self, most: int) -> list[int]:
        """Return sites that have something to report, those first that wait for longest."""
        with self.database.reading() as connection:
            values = {"most": most, **times(self.clock.now())}
            return list(connection.execute(SITES, values).scalars())

    def waiting(self) -> int:
        """Return how many copies are to be reported now. It counts them all."""
        with self.database.reading() as connection:
            return connection.execute(WAITING, times(self.clock.now())).scalar_one()

    def portion(self, site: Site) -> Portion:
        """Return what a site is to report in its next call, the most overdue first.

        What has expired is never reported. A row that does not open is taken, and not sent.
        """
        values = {"site_id": site.site_id, "life": site.life, **times(self.clock.now())}
        with self.database.reading() as connection:
            rows = connection.execute(PORTION, values).all()
        return Portion(tuple(row.account_hash for row in rows), _copies(site, rows))

    def done(self, site: Site, portion: Portion, cycle: timedelta | None) -> None:
        """Note that a portion was reported, so that none of it is before a cycle is over.

        `cycle` is what Atlassian said with the answer; None leaves what it said last.
        """
        now = self.clock.now()
        with self.database.writing() as connection:
            held = hold(connection, site.site_id)
            days = cycle.days if cycle else held.cycle_days
            # Not rounded down as other times are: an account must not be reported too often.
            again = now + timedelta(days=days or CYCLE_DAYS)
            rows = (_C.site_id == site.site_id) & _C.account_hash.in_(portion.hashes)
            connection.execute(update(identity_index).where(rows).values(report_at=again))
            sent = {"reported_at": now} if portion.copies else {}
            _settle(connection, site.site_id, now, _NOW, cycle_days=days, **sent)

    def postpone(self, site_id: int, wait: timedelta, cycle: timedelta | None = None) -> bool:
        """Let what is due on a site wait for that long; tell whether there is anything left."""
        with self.database.writing() as connection:
            hold(connection, site_id)
            told = {"cycle_days": cycle.days} if cycle else {}
            return _settle(connection, site_id, self.clock.now(), wait, **told)

    def suspect(self, site: Site) -> None:
        """Note that a site refused the app, which may be removed there without a hook."""
        it = site_table.c
        is_it = (it.id == site.site_id) & (it.life == site.life) & (it.state == "installed")
        which = update(site_table).where(is_it, it.suspect_since.is_(None))
        with self.database.writing() as connection:
            connection.execute(which.values(suspect_since=self.clock.now()))


def _copies(site: Site, rows: Collection[Row[Any, Any, Any]]) -> tuple[Reported, ...]:
    seal = SiteSeal.of(site)
    opened = [(_account_id(seal, row), row.fetched_at) for row in rows]
    # An earlier version may have noted what this one would not ask about.
    return tuple(Reported(it, fetched_at) for it, fetched_at in opened if is_account_id(it))


def _account_id(seal: SiteSeal, row: Row[Any, Any, Any]) -> str:
    try:
        return seal.account_id(row.account_id, row.account_hash)
    except UnsealableError:
        return ""  # somebody changed the row, which ends with its time


def _settle(
    connection: Connection, site_id: int, now: datetime, wait: timedelta, **values: object
) -> bool:
    """Say when a site comes next: with its first row, or after a wait if that is due already.

    Tell whether it comes at all.
    """
    first = connection.execute(NEXT, {"site_id": site_id}).scalar()
    at = first if first is None or is_yet_to_come(first, now) else now + wait
    mine = _S.site_id == site_id
    connection.execute(update(site_identities).where(mine).values(report_at=at, **values))
    return at is not None
