"""How does the pretend Atlassian fail? One fault per kind of route, set and cleared at any time."""

import socket
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Protocol

from flask import Request, Response

from privacy.simulator.fault import Fault, Kind
from privacy.simulator.strangers import about_strangers

_ANSWERED = (HTTPStatus.OK, HTTPStatus.NO_CONTENT)


class Connection(Protocol):
    """What is needed of a connection to drop it."""

    def shutdown(self, how: int, /) -> None:
        """End the connection in the given directions."""
        ...


class Faults:
    """The faults in force."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Start without faults; `sleep` is what slow answers wait with."""
        self._sleep = sleep
        self._faults: dict[Kind, Fault] = {}

    def set(self, kind: Kind, fault: Fault) -> None:
        """Let every request of a kind meet a fault from now on."""
        self._faults[kind] = fault

    def clear(self, kind: Kind | None = None) -> None:
        """Let a kind of request, or every kind, be answered honestly again."""
        for each in (kind,) if kind else tuple(Kind):
            self._faults.pop(each, None)

    def of(self, endpoint: str | None) -> Fault:
        """Return what a route meets; the fault that does nothing where none is set."""
        return self._faults.get(Kind(endpoint), Fault()) if endpoint in set(Kind) else Fault()

    def before(self, request: Request) -> Response | None:
        """Return the faulty answer to a request, or None where the honest one is due."""
        fault = self.of(request.endpoint)
        if fault.wait:
            self._sleep(fault.wait)
        if fault.closed:
            return _drop(request)
        if fault.status is None:
            return None
        return Response(fault.body, fault.status, dict(fault.headers))

    def after(self, request: Request, response: Response) -> Response:
        """Return an answer that is about strangers or drips, where the fault says so."""
        fault = self.of(request.endpoint)
        if fault.strangers and response.status_code in _ANSWERED:
            return about_strangers(response)
        if fault.drip is None:
            return response
        body = response.get_data()
        response.response = self._trickle(body, fault.drip)
        # The length is told, so that a reader who is cut off knows it.
        response.content_length = len(body)
        return response

    def _trickle(self, body: bytes, pause: float) -> Iterator[bytes]:
        for byte in body:
            self._sleep(pause)
            yield bytes((byte,))


def _drop(request: Request) -> Response:
    """Drop the connection that Werkzeug's server names, or raise what a client in process sees."""
    connection: Connection | None = request.environ.get("werkzeug.socket")
    if connection is None:
        raise ConnectionResetError("the pretend Atlassian closed the connection")
    connection.shutdown(socket.SHUT_RDWR)
    return Response(status=HTTPStatus.NO_CONTENT)
