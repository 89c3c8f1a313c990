"""What is held for this site right now, and what was done? Read in the request that shows it."""

from dataclasses import dataclass
from datetime import datetime

from privacy.audit.log import recent
from privacy.clock import Clock
from privacy.identity.index import IdentityIndex
from privacy.installs.site import Site
from privacy.storage.session import Database

_ACTS = 20


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
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """Measures one site, now."""

    database: Database
    index: IdentityIndex
    clock: Clock

    def measure(self, site: Site) -> Evidence:
        """Return what is held for a site at this moment."""
        now = self.clock.now()
        held = self.index.held(site, now)
        return Evidence(
            measured_at=now,
            identities_held=held.count,
            oldest_held_since=held.oldest_held_since,
            next_expiry=held.next_expiry,
            last_expiry=held.last_expiry,
            acts=self._acts(site),
        )

    def _acts(self, site: Site) -> tuple[Act, ...]:
        with self.database.reading() as connection:
            entries = recent(connection, site.site_id, _ACTS)
        return tuple(
            Act(entry.at, entry.act, entry.stamp.version, entry.stamp.digest) for entry in entries
        )
