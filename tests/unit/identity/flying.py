"""What do flights need in tests? Somebody who asks, and a clock on which time flies."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta

from privacy.identity.flights import Found, Trip
from privacy.identity.identity import Identity
from tests.clocks import BEGINNING, StoppedClock


class HastyClock(StoppedClock):
    """A clock on which time flies whenever somebody looks at it."""

    step = timedelta(0)

    def monotonic(self) -> float:
        self.advance(self.step)
        return super().monotonic()


@dataclass
class Journey:
    """A trip that notes who was asked about, and keeps what it learns where all can see it."""

    cache: Found = field(default_factory=dict)
    asked: list[set[str]] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    meanwhile: Callable[[], object] = int
    looking: Callable[[], object] = int

    def trip(self, site_id: int = 7) -> Trip:
        return Trip((site_id, 1), lambda it: f"{site_id}-{it}", self._kept, self._ask)

    def _kept(self, account_ids: Collection[str]) -> Found:
        self.looking()
        return {it: self.cache[it] for it in account_ids if it in self.cache}

    def _ask(self, missing: Collection[str], ends_at: float, renew: Callable[[], None]) -> Found:
        self.ends.append(ends_at)
        self.asked.append(set(missing))
        self.meanwhile()
        renew()
        self.cache |= learned(*missing)
        return learned(*missing)


def learned(*account_ids: str) -> Found:
    return {it: Identity.absent(it, BEGINNING) for it in account_ids}
