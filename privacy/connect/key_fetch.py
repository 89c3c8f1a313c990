"""How is one public key fetched? From each key server in order, in three seconds together."""

from dataclasses import dataclass
from datetime import timedelta

import requests
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from privacy.clock import Clock
from privacy.errors import InvalidTokenError, UnavailableError, UnreachableError
from privacy.transport.call import Answer, Limits, Transport

_TOGETHER = timedelta(seconds=3)
_LARGEST = 16_384
_SMALLEST_KEY = 2_048
_OK = 200
_TOO_MANY = 429
_SERVER_FAULTS = 500


class _DownError(Exception):
    """A key server that does not say whether the key exists."""


@dataclass(frozen=True, slots=True)
class KeyServers:
    """The key servers, asked in order with the key id appended to each URL."""

    transport: Transport
    urls: tuple[str, ...]
    clock: Clock

    def fetch(self, kid: str) -> RSAPublicKey:
        """Return the key of this id.

        Raise InvalidTokenError where every server says that there is none, and UnavailableError
        where one that could have it did not answer.
        """
        end = self.clock.monotonic() + _TOGETHER.total_seconds()
        down = False
        for waiting, url in zip(range(len(self.urls), 0, -1), self.urls, strict=True):
            share = timedelta(seconds=max(end - self.clock.monotonic(), 0.1) / waiting)
            try:
                key = self._ask(f"{url}/{kid}", share)
            except _DownError:
                down = True
            else:
                if key is not None:
                    return key
        if down:
            raise UnavailableError("no key server answers")
        raise InvalidTokenError("no such key")

    def _ask(self, url: str, time: timedelta) -> RSAPublicKey | None:
        request = requests.Request("GET", url, headers={"Accept": "text/plain, */*"}).prepare()
        try:
            answer = self.transport.send(request, Limits(time, _LARGEST))
        except UnreachableError as error:
            raise _DownError from error
        return _key_in(answer)


def _key_in(answer: Answer) -> RSAPublicKey | None:
    if answer.status >= _SERVER_FAULTS or answer.status == _TOO_MANY:
        raise _DownError
    if answer.status != _OK:
        return None
    try:
        key = load_pem_public_key(answer.body)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, RSAPublicKey) and key.key_size >= _SMALLEST_KEY else None
