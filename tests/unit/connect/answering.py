"""Who answers our calls here? A transport that says what it was told to, and remembers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from requests import PreparedRequest

from privacy.connect.host import Host
from privacy.connect.places import Places
from privacy.errors import UnreachableError
from privacy.transport.call import Answer, Limits
from tests.clocks import StoppedClock

Says = Answer | UnreachableError | Callable[[PreparedRequest], Answer]


@dataclass
class Answering:
    """A transport of which each host says one thing; a host without one is unreachable."""

    hosts: dict[str, Says] = field(default_factory=dict)
    sent: list[PreparedRequest] = field(default_factory=list)
    limits: list[Limits] = field(default_factory=list)

    def send(self, request: PreparedRequest, limits: Limits) -> Answer:
        self.sent.append(request)
        self.limits.append(limits)
        says = self.hosts.get(str(request.url).split("/")[2], UnreachableError("no such host"))
        if isinstance(says, UnreachableError):
            raise says
        return says if isinstance(says, Answer) else says(request)

    @property
    def urls(self) -> list[str]:
        return [str(request.url) for request in self.sent]


def host_over(transport: Answering, threads: int = 8) -> Host:
    """Return what asks sites over a transport."""
    return Host(transport, StoppedClock(), "com.example.app", Places(threads))


def answer(status: int, body: bytes = b"", **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def told(content: Any) -> Answer:  # noqa: ANN401 - any JSON, right or wrong
    return answer(200, json.dumps(content).encode())
