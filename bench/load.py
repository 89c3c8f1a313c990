"""What does the asking? One process with kept connections, each asking again once answered."""

import contextlib
import itertools
import selectors
import socket
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.plan import Answers, Plan
from privacy.simulator.serving import LOOPBACK

_CHUNK = 262_144
_PATIENCE = 10.0
_END = b"\r\n\r\n"
_LENGTH = b"content-length:"
_SLOW = 0.99


class LoadError(Exception):
    """An answer is not what was expected, so its speed says nothing."""


@dataclass(slots=True)
class Connection:
    """A kept connection, and the answer that is coming in on it."""

    socket: socket.socket
    status: bytes
    asked_at: float = 0.0
    answer: bytearray = field(default_factory=bytearray)
    length: int | None = None

    def ask(self, request: bytes) -> None:
        """Send a request; it is small enough to go at once."""
        self.answer.clear()
        self.length = None
        self.asked_at = time.perf_counter()
        self.socket.sendall(request)

    def take(self) -> bool:
        """Read what came; tell whether the answer is whole."""
        chunk = self.socket.recv(_CHUNK)
        if not chunk:
            raise LoadError("the server closed a kept connection")
        self.answer += chunk
        if self.length is None:
            self.length = self._whole_length()
        return self.length is not None and len(self.answer) >= self.length

    def _whole_length(self) -> int | None:
        end = self.answer.find(_END)
        if end < 0:
            return None
        head = bytes(self.answer[:end])
        if head[9:12] != self.status:
            raise LoadError(f"an unexpected answer: {bytes(self.answer[:400])!r}")
        _, _, length = head.lower().partition(_LENGTH)
        return end + len(_END) + int(length.partition(b"\r\n")[0] or 0)


def run(plan: Plan) -> Answers:
    """Carry a plan out, then wait for the last answers."""
    requests = (text.encode("latin-1") for text in itertools.cycle(plan.requests))
    spans: list[float] = []
    with contextlib.ExitStack() as stack:
        selector = stack.enter_context(selectors.DefaultSelector())
        connections = [_open(plan, stack, selector) for _ in range(plan.connections)]
        begun = time.perf_counter()
        to_send = _until(requests, begun + plan.seconds, plan.most)
        waiting = sum(_ask(connection, to_send) for connection in connections)
        while waiting:
            for connection in _ready(selector):
                if connection.take():
                    spans.append(time.perf_counter() - connection.asked_at)
                    waiting -= not _ask(connection, to_send)
        took = time.perf_counter() - begun
    slow = sorted(spans)[int(len(spans) * _SLOW)]
    return Answers(len(spans), took, len(connections[0].answer), statistics.median(spans), slow)


def _until(requests: Iterator[bytes], deadline: float, most: int) -> Iterator[bytes]:
    for request in itertools.islice(requests, most):
        if time.perf_counter() >= deadline:
            return
        yield request


def _ask(connection: Connection, to_send: Iterator[bytes]) -> bool:
    request = next(to_send, None)
    if request is not None:
        connection.ask(request)
    return request is not None


def _ready(selector: selectors.BaseSelector) -> list[Connection]:
    found = selector.select(_PATIENCE)
    if not found:
        raise LoadError(f"no answer within {_PATIENCE} seconds")
    return [key.data for key, _ in found]


def _open(plan: Plan, stack: contextlib.ExitStack, selector: selectors.BaseSelector) -> Connection:
    opened = stack.enter_context(socket.create_connection((LOOPBACK, plan.port), _PATIENCE))
    opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection = Connection(opened, str(plan.status).encode())
    selector.register(opened, selectors.EVENT_READ, connection)
    return connection


if __name__ == "__main__":
    sys.stdout.write(run(Plan.read(Path(sys.argv[1]))).as_json())
