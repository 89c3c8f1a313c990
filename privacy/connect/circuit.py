"""Is a site in trouble? Then it is left alone for a while, and asked again by one caller first."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta

from privacy.clock import Clock
from privacy.errors import UnavailableError

_FAILURES = 3
_SHORTEST, _LONGEST = 10.0, 300.0
# Longer than a call with all its waiting; a trial that never reports back ends by itself.
_TRIAL = 10.0
_SITES = 10_000


class NoFaultError(UnavailableError):
    """The site did not answer and cannot be blamed: it was not asked, or had hardly any time."""


@dataclass(slots=True)
class _Trouble:
    """A site that failed; `until` is when it may be asked again, None while it always may."""

    failures: int = 0
    pause: float = _SHORTEST
    until: float | None = None
    tried: bool = False


class Circuits:
    """One circuit for each site, in the memory of this process; any thread may use it.

    Three failures in a row open it for 10 seconds, and each failed trial after that for twice as
    long as before, up to five minutes. A `Retry-After` opens it at once, until then. When the time
    is over one caller may try; all others wait until that one has reported, or for ten seconds.
    Of more than 10,000 sites that failed, the one that did longest ago is forgotten.
    """

    def __init__(self, clock: Clock) -> None:
        """Start with every circuit closed."""
        self._clock = clock
        self._lock = threading.Lock()
        self._troubles: OrderedDict[str, _Trouble] = OrderedDict()

    def check(self, client_key: str) -> None:
        """Let the caller ask the site, who then reports `succeeded` or `failed`.

        Raise UnavailableError, with how long to wait, where the site is to be left alone.
        """
        now = self._clock.monotonic()
        with self._lock:
            trouble = self._troubles.get(client_key)
            if trouble is None or trouble.until is None:
                return
            if now < trouble.until:
                wait = timedelta(seconds=trouble.until - now)
                raise UnavailableError("the site: left alone for a while", wait)
            trouble.tried = True
            trouble.until = now + _TRIAL

    def succeeded(self, client_key: str) -> None:
        """Take in that the site answered; it is in no trouble any more.

        Only a trial closes an open circuit: a call from before it opened says nothing of now.
        """
        with self._lock:
            trouble = self._troubles.get(client_key)
            if trouble is not None and (trouble.until is None or trouble.tried):
                del self._troubles[client_key]

    def failed(self, client_key: str, retry_after: timedelta | None = None) -> None:
        """Take in that the site did not answer, and when it wants to be asked again.

        A NoFaultError says nothing about the site and must not be reported.
        """
        now = self._clock.monotonic()
        with self._lock:
            trouble = self._trouble_of(client_key)
            trouble.failures += 1
            pause = _pause(trouble)
            wanted = 0.0 if retry_after is None else retry_after.total_seconds()
            if wanted or pause:
                trouble.until = max(trouble.until or 0.0, now + max(wanted, pause))
                trouble.tried = False
            if pause:
                trouble.pause = min(2 * pause, _LONGEST)

    def _trouble_of(self, client_key: str) -> _Trouble:
        trouble = self._troubles.setdefault(client_key, _Trouble())
        self._troubles.move_to_end(client_key)
        if len(self._troubles) > _SITES:
            self._troubles.popitem(last=False)
        return trouble


def _pause(trouble: _Trouble) -> float:
    """Return for how long a failure opens the circuit: for nothing where it is open already."""
    if trouble.until is None:
        return trouble.pause if trouble.failures >= _FAILURES else 0.0
    return trouble.pause if trouble.tried else 0.0
