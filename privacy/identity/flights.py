"""How do callers share one question? The first asks; all others wait for what it learns."""

import secrets
import threading
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTimeError
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from privacy.clock import Clock
from privacy.connect.host import CALL_LIMIT
from privacy.identity.identity import Identity
from privacy.identity.store import Store, StoreError

LONGEST: Final = (CALL_LIMIT + timedelta(seconds=1.5)).total_seconds()
"""For how many seconds a caller waits, whoever asks for it, and whatever becomes of that one."""

CLAIM: Final = timedelta(seconds=1.5)
RENEWED_EVERY: Final = 0.4
_PAUSE: Final = 0.05
# Seconds of the time that are left for keeping what was learned.
_KEEPING: Final = 1.0
# Seconds. With less a call is hardly answered, and it would be one more that a site has to bear.
_WORTH_ASKING: Final = 1.0

Found = dict[str, Identity]


@dataclass(frozen=True, slots=True)
class Trip:
    """One caller's need: accounts of one life of a site, and how to look for them and ask.

    `key` is the key of an account in the cache, `kept` looks there, and `ask` asks Atlassian until
    a point of the clock's spans, calling `renew` from time to time, and keeps the answers.
    """

    place: tuple[int, int]
    key: Callable[[str], str]
    kept: Callable[[Collection[str]], Found]
    ask: Callable[[Collection[str], float, Callable[[], None]], Found]


@dataclass(slots=True)
class Flights:
    """Lets one caller at a time ask for an account, among all processes that share a store."""

    store: Store
    clock: Clock
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _flying: dict[tuple[tuple[int, int], str], Future[Found]] = field(default_factory=dict)

    def join(self, trip: Trip, account_ids: Collection[str]) -> Found:
        """Return what is learned of these accounts; one of which nothing is learned is missing.

        Where the store is away, that is what was learned before.
        """
        ends_at = self.clock.monotonic() + LONGEST
        mine: Future[Found] = Future()
        own, others = self._board(trip, account_ids, mine)
        found: Found = {}
        try:
            if own:
                found = self._lead(trip, own, ends_at)
        finally:
            self._land(trip, own, mine, found)
        for account_id, flight in others.items():
            with suppress(NotInTimeError):
                learned = flight.result(max(0.0, ends_at - self.clock.monotonic()))
                found |= {account_id: learned[account_id]} if account_id in learned else {}
        return found

    def _board(
        self, trip: Trip, account_ids: Iterable[str], mine: Future[Found]
    ) -> tuple[set[str], dict[str, Future[Found]]]:
        with self._lock:
            flights = {
                account_id: self._flying.setdefault((trip.place, account_id), mine)
                for account_id in account_ids
            }
        own = {account_id for account_id, flight in flights.items() if flight is mine}
        return own, {each: flight for each, flight in flights.items() if each not in own}

    def _land(self, trip: Trip, own: set[str], mine: Future[Found], found: Found) -> None:
        with self._lock:
            for account_id in own:
                del self._flying[trip.place, account_id]
        mine.set_result(dict(found))

    def _lead(self, trip: Trip, own: set[str], ends_at: float) -> Found:
        """Ask for what no other process asks for, and wait for what others learn."""
        holder, found, waiting = secrets.token_bytes(16), Found(), set(own)
        keys = {trip.key(account_id): account_id for account_id in own}
        asks_until = ends_at - _KEEPING
        with suppress(StoreError):
            while waiting and self.clock.monotonic() < ends_at:
                is_late = asks_until - self.clock.monotonic() < _WORTH_ASKING
                wanted = [] if is_late else [trip.key(it) for it in waiting]
                mine = {keys[key] for key in self.store.claim(wanted, holder, CLAIM)}
                if mine:
                    found |= self._ask(trip, mine, holder, asks_until)
                    waiting -= mine
                else:
                    threading.Event().wait(_PAUSE)
                    found |= trip.kept(waiting)
                    waiting -= found.keys()
            # Asking may have taken all of the time, and others have learned the rest meanwhile.
            if waiting:
                found |= trip.kept(waiting)
        return found

    def _ask(self, trip: Trip, mine: set[str], holder: bytes, asks_until: float) -> Found:
        keys = [trip.key(account_id) for account_id in mine]
        try:
            # Whoever had the claim before may have kept the answer in the meantime.
            found = trip.kept(mine)
            missing = mine - found.keys()
            if missing:
                found |= trip.ask(missing, asks_until, lambda: self._renew(keys, holder))
            return found
        finally:
            with suppress(StoreError):  # what is not released ends by itself
                self.store.release(keys, holder)

    def _renew(self, keys: Collection[str], holder: bytes) -> None:
        with suppress(StoreError):  # then others may ask too, which harms nothing
            self.store.renew(keys, holder, CLAIM)
