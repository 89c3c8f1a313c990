"""What does a sweep remove? All whose time is over, and what ended lives of sites left behind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, Self

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from privacy.clock import Clock
from privacy.declaration.in_force import InForce, Lifetime
from privacy.identity import calls, tombstones
from privacy.identity.forgetting import Forgetting
from privacy.identity.identities import Identities
from privacy.identity.removing import Remover
from privacy.identity.shortening import Shortening
from privacy.identity.store import Store, StoreError
from privacy.identity.ttl import CALL_COUNTS, IDENTITY_CACHE
from privacy.storage.session import Database

SITES: Final = "sites"
ENDS: Final = "ends brought forward"
IDENTITIES: Final = "identities"
TOMBSTONES: Final = "tombstones"
CALL_DAYS: Final = "days of counted calls"
_SITES_AT_ONCE: Final = 100

Portion = tuple[str, int]
"""What was done in one short transaction, and to how many."""
AWAY: Final = (StoreError, SQLAlchemyError)


@dataclass(frozen=True, slots=True)
class Removals:
    """The steps of a sweep. Each may be stopped between two portions, and done again."""

    database: Database
    store: Store
    forgetting: Forgetting
    shortening: Shortening
    remover: Remover
    calls_kept: Lifetime
    clock: Clock

    @classmethod
    def of(cls, database: Database, identities: Identities, in_force: InForce) -> Self:
        """Return them over what is wired; raise LifetimeError where a time is not declared."""
        clock = in_force.clock
        return cls(
            database=database,
            store=identities.store,
            forgetting=identities.forgetting,
            shortening=Shortening(database, in_force.lifetime(IDENTITY_CACHE), clock),
            remover=identities.remover,
            calls_kept=in_force.lifetime(CALL_COUNTS),
            clock=clock,
        )

    def steps(self, failed: Callable[[str], None]) -> Mapping[str, Iterator[Portion]]:
        """Return each step as its portions, in the order in which they are to be done.

        `failed` is told which site could not be finished. The portions raise StoreError or
        SQLAlchemyError where a step cannot go on at all.
        """
        now = self.clock.now()
        return {
            SITES: self._left_behind(failed),
            IDENTITIES: self._due(now),
            TOMBSTONES: self._rows(TOMBSTONES, lambda it: tombstones.remove_due(it, now)),
            CALL_DAYS: self._rows(CALL_DAYS, lambda it: self._calls(it, now)),
            # Last, since it may look at every copy, and be cut off each time.
            ENDS: self._shortened(now),
        }

    def _left_behind(self, failed: Callable[[str], None]) -> Iterator[Portion]:
        stuck: set[int] = set()
        while found := self._pending(stuck):
            for site_id in found:
                try:
                    yield from _all(IDENTITIES, partial(self.remover.left_behind, site_id))
                    yield IDENTITIES, self.forgetting.left_behind(site_id)
                    yield SITES, 1
                except AWAY as error:
                    stuck.add(site_id)
                    failed(f"site {site_id}: {type(error).__name__}")
                    if not self.store.is_ready():
                        return  # every other site would fail in the same way

    def _pending(self, stuck: set[int]) -> list[int]:
        found = self.forgetting.pending(len(stuck) + _SITES_AT_ONCE)
        return [site_id for site_id in found if site_id not in stuck]

    def _due(self, now: datetime) -> Iterator[Portion]:
        return ((IDENTITIES, count) for count in self.remover.due(now))

    def _shortened(self, now: datetime) -> Iterator[Portion]:
        are_lowered = False
        for lowered in self.shortening.windows():
            are_lowered |= lowered > 0
            yield ENDS, lowered
        if are_lowered:
            yield from self._due(now)

    def _rows(self, what: str, remove: Callable[[Connection], int]) -> Iterator[Portion]:
        def portion() -> int:
            with self.database.writing() as connection:
                return remove(connection)

        return _all(what, portion)

    def _calls(self, connection: Connection, now: datetime) -> int:
        return calls.remove_due(connection, now, self.calls_kept())


def _all(what: str, portion: Callable[[], int]) -> Iterator[Portion]:
    # A portion that is short is not the last one: rows may have changed under it.
    while count := portion():
        yield what, count
