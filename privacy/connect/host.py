"""How is a site asked something? With a call that the app signs for this very request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

import atlassian_jwt
import requests

from privacy.clock import Clock
from privacy.connect.answers import failure, json_object
from privacy.connect.circuit import NoFaultError
from privacy.connect.payloads import Product
from privacy.connect.places import MOMENT, Places
from privacy.errors import UnavailableError, UnreachableError
from privacy.transport.call import Answer, Limits, Transport

CALL_LIMIT: Final = timedelta(seconds=5)
# With less a healthy site may well be silent.
_FAIR = timedelta(seconds=1)
_LIFE = timedelta(minutes=3)
_LARGEST = 1_048_576


@dataclass(frozen=True, slots=True)
class Access:
    """What is needed to call a site."""

    site_id: int
    client_key: str
    product: Product
    base_url: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """A request to a product's REST API: a path below the base URL, and what goes with it.

    A parameter may stand in the query more than once; the order is kept.
    """

    method: str
    path: str
    query: Sequence[tuple[str, str]] = ()
    body: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Host:
    """Calls sites as the app."""

    def __init__(
        self,
        transport: Transport,
        clock: Clock,
        app_key: str,
        places: Places,
        note: Callable[[int], None],
    ) -> None:
        """Take what carries calls, and `note`, which is told the site's id before each call."""
        self.clock: Final = clock
        self._transport = transport
        self._app_key = app_key
        self._places = places
        self._note = note

    @property
    def calls_at_once(self) -> int:
        """Return how many calls to one site may be under way at once, at least one."""
        return self._places.of_one

    def ask(
        self,
        access: Access,
        question: Question,
        time: timedelta = CALL_LIMIT,
        patience: timedelta = MOMENT,
    ) -> dict[str, Any]:
        """Return the JSON object that the site answers with, as `exchange` gets it.

        Raise UnavailableError for every other outcome: silence, a redirect, a refusal, an error,
        something that is no JSON object, or too many calls at once.
        """
        answer = self.exchange(access, question, time, patience)
        if answer.status != HTTPStatus.OK:
            raise failure(answer, self.clock.now())
        return json_object(answer)

    def exchange(
        self,
        access: Access,
        question: Question,
        time: timedelta = CALL_LIMIT,
        patience: timedelta = MOMENT,
    ) -> Answer:
        """Return the site's whole answer, of any status, within that time.

        What is spent on waiting for a place, with that much patience at most, is part of the time.
        Must not be called inside a transaction: `note` writes. Raise UnavailableError where there
        is no whole answer in time, which is a NoFaultError where the site had less than a second.
        """
        end = self.clock.monotonic() + time.total_seconds()
        request = self._signed(access, question)
        with self._places.taken(access.client_key, min(patience, time)):
            # What has no time before it is noted is not counted. Noting may take the rest of the
            # time: then a call is counted that is not made, never the other way round.
            self._left(end)
            self._note(access.site_id)
            left = self._left(end)
            try:
                return self._transport.send(request, Limits(left, _LARGEST))
            except UnreachableError as error:
                kind = UnavailableError if left >= _FAIR else NoFaultError
                raise kind(f"the site: {error}") from None

    def _left(self, end: float) -> timedelta:
        left = timedelta(seconds=end - self.clock.monotonic())
        if left <= timedelta(0):
            raise NoFaultError("the site: no time left to ask")
        return left

    def _signed(self, access: Access, question: Question) -> requests.PreparedRequest:
        request = requests.Request(
            question.method,
            access.base_url + question.path,
            params=list(question.query),
            json=question.body,
            headers={"Accept": "application/json", **question.headers},
        ).prepare()
        # What is hashed is what is sent: the prepared URL, less the path of the base URL.
        target = request.path_url.removeprefix(urlsplit(access.base_url).path)
        request.headers["Authorization"] = "JWT " + self._token(access, question.method, target)
        return request

    def _token(self, access: Access, method: str, target: str) -> str:
        now = self.clock.now()
        claims = {
            "iss": self._app_key,
            "aud": [access.client_key],
            "iat": int(now.timestamp()),
            "exp": int((now + _LIFE).timestamp()),
        }
        token: str = atlassian_jwt.encode_token(
            method, target, access.client_key, access.secret, payload_kwargs=claims
        )
        return token
