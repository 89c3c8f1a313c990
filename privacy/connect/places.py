"""How many calls to sites may be under way? Few for one site, and never every thread."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from privacy.errors import UnavailableError

_SOON = timedelta(seconds=5)
# A site that answers gives its place back in a moment.
_PATIENCE = 0.5


class Places:
    """Places for calls out, so that sites that are silent cannot stop all the others."""

    def __init__(self, threads: int) -> None:
        """Take how many threads there are: half of them may call, a quarter may call one site."""
        self._in_all = max(1, threads // 2)
        self._of_one = max(1, threads // 4)
        self._under_way: Counter[str] = Counter()
        self._changed = threading.Condition()

    @contextmanager
    def taken(self, client_key: str) -> Iterator[None]:
        """Hold a place while entered; raise UnavailableError where none is free in a moment."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._is_free(client_key), _PATIENCE):
                raise UnavailableError("the site: too many calls at once", _SOON)
            self._under_way[client_key] += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= Counter([client_key])
                self._changed.notify_all()

    def _is_free(self, client_key: str) -> bool:
        return self._under_way.total() < self._in_all and self._under_way[client_key] < self._of_one
