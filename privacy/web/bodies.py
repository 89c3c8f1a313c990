"""How is the body of a request read? Whole, bounded, and never by every thread at once."""

import threading
from datetime import timedelta
from typing import TypeVar

from flask import request
from pydantic import BaseModel
from werkzeug.exceptions import UnsupportedMediaType

from privacy.connect.strict_json import read_object
from privacy.errors import InvalidRequestError, UnavailableError

_Some = TypeVar("_Some", bound=BaseModel)

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


def read(kind: type[_Some], body: bytes) -> _Some:
    """Return what a body says; raise InvalidRequestError where it is not of this kind.

    The reason tells nothing of the body: whatever stands there could be about a person.
    """
    try:
        return kind.model_validate(read_object(body))
    except ValueError:
        raise InvalidRequestError("the body is not what this call takes") from None


def _whole_body() -> bytes:
    body = request.get_data(cache=False)
    # A body that came without a length was cut at the bound; asking for more raises 413.
    request.stream.read(1)
    return body
