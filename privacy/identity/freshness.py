"""Until when may an identity be believed? As long as declaration, site and standing allow now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from privacy.clock import Clock
from privacy.declaration.in_force import Lifetime
from privacy.identity.identity import Identity
from privacy.identity.standing import KEPT, Standing
from privacy.identity.ttl import ttl
from privacy.installs.site import Site

SKEW: Final = timedelta(minutes=1)
"""How far the clocks of two machines may differ before copies are not believed."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """Tells the end of a copy. The declaration may give less today than when it was made."""

    clock: Clock
    lifetime: Lifetime

    def end(self, site: Site, standing: Standing, fetched_at: datetime) -> datetime:
        """Return when an answer of this standing, fetched then, can no longer be believed."""
        return fetched_at + ttl(standing, self.lifetime(), site.identity_ttl)

    def left(self, site: Site, identity: Identity) -> timedelta:
        """Return how much of its time an identity has left.

        There is none for what is no answer, nor for one from the future: some clock was wrong, and
        nobody can tell its age.
        """
        now, fetched_at = self.clock.now(), identity.fetched_at
        if fetched_at is None or fetched_at > now + SKEW or identity.standing not in KEPT:
            return timedelta(0)
        return max(self.end(site, identity.standing, fetched_at) - now, timedelta(0))
