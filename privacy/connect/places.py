"""How many calls to sites may be under way? Few for one site, and never every thread."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from privacy.connect.circuit import NoFaultError

# A site that answers gives its place back in a moment.
MOMENT: Final = timedelta(seconds=0.5)
_SOON = timedelta(seconds=5)


class NoPlaceError(NoFaultError):
    """The site was not asked, because too many calls are under way."""


class Places:
    """Places for calls out, so that sites that are silent cannot stop all the others."""

    def __init__(self, threads: int) -> None:
        """Take how many threads there are: half of them may call, a quarter may call one site."""
        self._in_all = max(1, threads // 2)
        self._of_one = max(1, threads // 4)
        self._under_way: Counter[str] = Counter()
        self._changed = threading.Condition()

    @property
    def of_one(self) -> int:
        """Return how many calls to one site may be under way at once, at least one."""
        return self._of_one

    @contextmanager
    def taken(self, client_key: str, patience: timedelta = MOMENT) -> Iterator[None]:
        """Hold a place while entered; raise NoPlaceError where none gets free in that time."""
        with self._changed:
            free = self._changed.wait_for(
                lambda: self._is_free(client_key), patience.total_seconds()
            )
            if not free:
                raise NoPlaceError("the site: too many calls at once", _SOON)
            self._under_way[client_key] += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= Counter([client_key])
                self._changed.notify_all()

    def _is_free(self, client_key: str) -> bool:
        return self._under_way.total() < self._in_all and self._under_way[client_key] < self._of_one
