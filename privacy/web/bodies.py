"""How is the body of a hook read? Whole, bounded, and never by every thread at once."""

import threading
from datetime import timedelta

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from privacy.errors import UnavailableError

_SOON = timedelta(seconds=5)
# An honest body is read in a moment, so a place is soon free where nobody dawdles.
_PATIENCE = 0.5


class Readers:
    """Reads bodies with a few threads at most.

    The server gives a body no time limit, so whoever holds tokens could send as many slow bodies
    as there are threads.
    """

    def __init__(self, most: int) -> None:
        """Take how many bodies may be read at once."""
        self._places = threading.BoundedSemaphore(most)

    def body(self) -> bytes:
        """Return the JSON body of the request in hand.

        Raise UnavailableError where too many are being read, and werkzeug's exceptions for a body
        of another type or beyond the bound.
        """
        if request.mimetype != "application/json":
            raise UnsupportedMediaType
        if not self._places.acquire(timeout=_PATIENCE):
            raise UnavailableError("too many bodies at once", _SOON)
        try:
            return _whole_body()
        finally:
            self._places.release()


def _whole_body() -> bytes:
    body = request.get_data(cache=False)
    # A body that came without a length was cut at the bound; asking for more raises 413.
    request.stream.read(1)
    return body
