"""How is everything removed whose time is over? In one bounded pass, by one process at a time."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from privacy.identity.shortening import SWEEP
from privacy.retention.lease import Hold, Lease
from privacy.retention.removals import (
    AWAY,
    CALL_DAYS,
    IDENTITIES,
    SITES,
    TOMBSTONES,
    Portion,
    Removals,
)
from privacy.retention.swept import Swept
from privacy.storage.scrubbing import until
from privacy.storage.tables import audit_entry, identity_index, lease, site, tombstone

LONGEST: Final = timedelta(minutes=10)
"""How long a pass goes on. What is left then is found by the next one."""

_PAUSE: Final = 0.002
_CACHE: Final = "scrubbing the cache"
_DATABASE: Final = "scrubbing the database"
_IN_THE_WAY: Final = {
    _CACHE: "somebody reads it, a backup for instance",
    _DATABASE: "somebody reads it, a backup for instance, or its tables are another role's",
}
_SCRUBBED: Final = (identity_index, tombstone, site)
# A transaction may be written this long after it read the clock, on a machine with another clock.
_MARGIN: Final = timedelta(minutes=1)
_LAST: Final = select(
    select(audit_entry.c.at)
    .order_by(audit_entry.c.id.desc())
    .limit(1)
    .scalar_subquery()
    .label("act"),
    select(lease.c.finished_at).where(lease.c.name == SWEEP).scalar_subquery().label("sweep"),
)

Progress = Callable[[str, int], object]
"""Is told what was removed in a portion, and how many."""


def nothing(_: str, __: int) -> None:
    """Take no notice of progress."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """Removes what is over. It may be killed at any point; the next pass finds what is left."""

    removals: Removals
    pause: Callable[[float], object] = time.sleep

    def run(self, progress: Progress = nothing) -> Swept | None:
        """Sweep once; None where another process sweeps.

        Whatever fails is counted and told, and the rest is done all the same. Raise SQLAlchemyError
        where the database is away.
        """
        removals = self.removals
        with Lease(removals.database, removals.clock, SWEEP).held() as hold:
            if hold is None:
                return None
            swept = _Pass(removals, hold, progress, self.pause).run()
            hold.is_finished = swept.is_done and not swept.failures
        return swept


@dataclass(slots=True)
class _Pass:
    removals: Removals
    hold: Hold
    progress: Progress
    pause: Callable[[float], object]
    removed: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    ends_at: float = field(init=False)

    def __post_init__(self) -> None:
        self.ends_at = self.removals.clock.monotonic() + LONGEST.total_seconds()

    def run(self) -> Swept:
        is_scrubbing_owed = self.hold.was_cut_off or self._has_acted()
        steps = self.removals.steps(self.failures.append)
        is_done = all(self._step(name, portions) for name, portions in steps.items())
        if is_scrubbing_owed or self.removed.total():
            is_done = self._attempt("scrubbing", self.hold.is_mine) and self._scrub() and is_done
        return Swept(
            identities=self.removed[IDENTITIES],
            sites=self.removed[SITES],
            tombstones=self.removed[TOMBSTONES],
            call_days=self.removed[CALL_DAYS],
            failures=tuple(self.failures),
            is_done=is_done,
        )

    def _step(self, name: str, portions: Iterator[Portion]) -> bool:
        return self._attempt(name, lambda: self._through(portions))

    def _through(self, portions: Iterator[Portion]) -> bool:
        for what, count in portions:
            if count:
                self.removed[what] += count
                self.progress(what, count)
            self.pause(_PAUSE)  # a waiting writer of SQLite looks for its turn only now and then
            if not self.hold.is_mine() or self._is_late():
                return False
        return True

    def _attempt(self, name: str, work: Callable[[], bool]) -> bool:
        """Return what the work does; a failure of it is noted, and does not end the pass."""
        try:
            return work()
        except AWAY as error:
            self.failures.append(f"{name}: {type(error).__name__}")
            return True

    def _has_acted(self) -> bool:
        """Tell whether keys or accounts may have been erased since the last sweep."""
        with self.removals.database.reading() as connection:
            act, sweep = connection.execute(_LAST).one()
        # A clock that was wrong may have noted a sweep that is yet to come.
        is_known = sweep is not None and sweep <= self.removals.clock.now()
        return act is not None and not (is_known and act <= sweep - _MARGIN)

    def _scrub(self) -> bool:
        removals = self.removals
        are_scrubbed = {
            _CACHE: lambda: until(removals.store.shrink),
            _DATABASE: lambda: removals.database.scrub(_SCRUBBED),
        }
        for name, is_scrubbed in are_scrubbed.items():
            if not self._attempt(name, is_scrubbed):
                self.failures.append(f"{name}: {_IN_THE_WAY[name]}")
        return True

    def _is_late(self) -> bool:
        return self.removals.clock.monotonic() >= self.ends_at
