"""How is a site asked something? With a call that the app signs for this very request."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import atlassian_jwt
import requests

from privacy.clock import Clock
from privacy.connect.payloads import Product
from privacy.connect.places import Places
from privacy.errors import UnavailableError, UnreachableError
from privacy.transport.call import Answer, Limits, Transport

_LIFE = timedelta(minutes=3)
_LIMITS = Limits(time=timedelta(seconds=5), size=1_048_576)
_LONGEST_WAIT = 3_600
_OK = 200
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Access:
    """What is needed to call a site."""

    client_key: str
    product: Product
    base_url: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """A request to a product's REST API: a path below the base URL, and what goes with it."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Host:
    """Calls sites as the app."""

    def __init__(self, transport: Transport, clock: Clock, app_key: str, places: Places) -> None:
        """Take the transport, the clock, the app's key and the places for calls."""
        self._transport = transport
        self._clock = clock
        self._app_key = app_key
        self._places = places

    def ask(self, access: Access, question: Question) -> dict[str, Any]:
        """Return the JSON object that the site answers with.

        Raise UnavailableError for every other outcome: silence, a redirect, a refusal, an error,
        something that is no JSON object, or too many calls at once.
        """
        request = self._signed(access, question)
        with self._places.taken(access.client_key):
            try:
                answer = self._transport.send(request, _LIMITS)
            except UnreachableError as error:
                raise UnavailableError(f"the site: {error}") from None
        return _read(answer)

    def _signed(self, access: Access, question: Question) -> requests.PreparedRequest:
        request = requests.Request(
            question.method,
            access.base_url + question.path,
            params=question.query,
            json=question.body,
            headers={"Accept": "application/json", **question.headers},
        ).prepare()
        # What is hashed is what is sent: the prepared URL, less the path of the base URL.
        target = request.path_url.removeprefix(urlsplit(access.base_url).path)
        request.headers["Authorization"] = "JWT " + self._token(access, question.method, target)
        return request

    def _token(self, access: Access, method: str, target: str) -> str:
        now = self._clock.now()
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


def _read(answer: Answer) -> dict[str, Any]:
    if answer.status == _TOO_MANY:
        raise UnavailableError("the site: 429", _retry_after(answer.headers.get("retry-after")))
    if answer.status != _OK:
        raise UnavailableError(f"the site: {answer.status}")
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise UnavailableError("the site: not JSON") from None
    if not isinstance(found, dict):
        raise UnavailableError("the site: not a JSON object")
    return found


def _retry_after(value: str | None) -> timedelta | None:
    if value is None or not value.isascii() or not value.isdigit():
        return None
    return timedelta(seconds=min(int(value[:9]), _LONGEST_WAIT))
