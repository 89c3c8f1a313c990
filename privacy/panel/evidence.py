"""What is held for this site right now, and what was done? Read in the request that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from privacy.audit.entry import Entry
from privacy.audit.log import recent
from privacy.checks.dropped import Drops, drops
from privacy.clock import Clock
from privacy.identity.calls import by_day
from privacy.identity.held import held
from privacy.installs.site import Site
from privacy.storage.session import Database

_ACTS: Final = 20
DAYS: Final = 7
"""For how many days the calls are told, today among them."""


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the audit log."""

    at: datetime
    act: str
    declaration_version: str
    declaration_digest: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was counted for one site, and when."""

    measured_at: datetime
    identities_held: int
    oldest_held_since: datetime | None
    next_expiry: datetime | None
    last_expiry: datetime | None
    reported_at: datetime | None
    calls: Mapping[date, int]
    swept_at: datetime | None
    dropped_cookies: Drops
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """Measures one site, now."""

    database: Database
    clock: Clock

    def measure(self, site: Site) -> Evidence:
        """Return what is held for a site at this moment, all from one state of the database."""
        now = self.clock.now()
        with self.database.reading() as connection:
            found = held(connection, site)
            calls = by_day(connection, site.site_id, now, DAYS)
            dropped = drops(connection)
            entries = recent(connection, site.site_id, _ACTS)
        return Evidence(
            measured_at=now,
            identities_held=found.count,
            oldest_held_since=found.oldest_held_since,
            next_expiry=found.next_expiry,
            last_expiry=found.last_expiry,
            reported_at=found.reported_at,
            calls=calls,
            swept_at=found.swept_at,
            dropped_cookies=dropped,
            acts=tuple(_act(entry) for entry in entries),
        )


def _act(entry: Entry) -> Act:
    return Act(entry.at, entry.act, entry.stamp.version, entry.stamp.digest)
