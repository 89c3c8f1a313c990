"""With which public key does Atlassian sign installs? Each key is fetched once and kept."""

import re
import threading
from collections import OrderedDict, deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from privacy.clock import Clock
from privacy.connect.key_fetch import KeyServers
from privacy.connect.parsing import Unverified
from privacy.errors import InvalidTokenError, UnavailableError

_KID = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}(/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127})?")
_KEYS = 64
_ABSENT = 1_000
_ABSENT_FOR = 30.0
_AT_ONCE = 2
_A_MINUTE = 30
_PATIENCE = 0.5


@dataclass(slots=True)
class _Flight:
    """One fetch under way, and who waits for it."""

    started: float
    landed: Future[RSAPublicKey] = field(default_factory=Future)


class InstallKeys:
    """Public keys by key id.

    A new key always has a new id, so a known one never goes stale and serves while the key servers
    are down. https://community.developer.atlassian.com/t/49046
    """

    def __init__(self, servers: KeyServers, clock: Clock) -> None:
        """Start without keys."""
        self._servers = servers
        self._clock = clock
        self._lock = threading.Lock()
        self._keys: OrderedDict[str, RSAPublicKey] = OrderedDict()
        self._absent: OrderedDict[str, float] = OrderedDict()
        self._flights: dict[str, _Flight] = {}
        self._departures: deque[float] = deque()

    def of(self, token: Unverified) -> RSAPublicKey:
        """Return the key that a token names.

        Raise InvalidTokenError where there is none, and UnavailableError where that cannot be
        found out now: the key servers are silent, or too many fetches were asked for.
        """
        kid = token.header.get("kid")
        if not isinstance(kid, str) or _KID.fullmatch(kid) is None or ".." in kid:
            raise InvalidTokenError("not a key id")
        with self._lock:
            known = self._known(kid)
            if known is not None:
                return known
            flight = self._flights.get(kid)
            leads = flight is None
            if flight is None:
                flight = self._depart(kid)
        if leads:
            self._fly(kid, flight)
        return self._wait(flight)

    def _known(self, kid: str) -> RSAPublicKey | None:
        if kid in self._keys:
            self._keys.move_to_end(kid)
            return self._keys[kid]
        if self._absent.get(kid, 0.0) > self._clock.monotonic():
            raise InvalidTokenError("no such key, as of a moment ago")
        return None

    def _depart(self, kid: str) -> _Flight:
        now = self._clock.monotonic()
        while self._departures and self._departures[0] <= now - 60.0:
            self._departures.popleft()
        if len(self._flights) >= _AT_ONCE or len(self._departures) >= _A_MINUTE:
            raise UnavailableError("too many key fetches", timedelta(seconds=5))
        self._departures.append(now)
        self._flights[kid] = _Flight(now)
        return self._flights[kid]

    def _fly(self, kid: str, flight: _Flight) -> None:
        try:
            key = self._servers.fetch(kid)
        except BaseException as error:  # noqa: BLE001 - whoever waits must be woken, with any error
            self._land(kid, absent=isinstance(error, InvalidTokenError))
            flight.landed.set_exception(error)
        else:
            self._land(kid, key)
            flight.landed.set_result(key)

    def _land(self, kid: str, key: RSAPublicKey | None = None, *, absent: bool = False) -> None:
        with self._lock:
            del self._flights[kid]
            if key is not None:
                self._keys[kid] = key
                _bound(self._keys, _KEYS)
            if absent:
                self._absent[kid] = self._clock.monotonic() + _ABSENT_FOR
                self._absent.move_to_end(kid)
                _bound(self._absent, _ABSENT)

    def _wait(self, flight: _Flight) -> RSAPublicKey:
        # Only while the fetch is young: a silent key server must never hold every thread.
        patience = flight.started + _PATIENCE - self._clock.monotonic()
        try:
            return flight.landed.result(timeout=max(patience, 0.0))
        except TimeoutError:
            raise UnavailableError("the key is still being fetched", timedelta(seconds=5)) from None


def _bound(kept: OrderedDict[str, Any], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)
