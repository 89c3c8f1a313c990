"""Who answers our calls here? A transport that says what it was told to, and remembers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from requests import PreparedRequest

from privacy.connect.host import Access, Host
from privacy.connect.places import Places
from privacy.errors import UnreachableError
from privacy.transport.call import Answer, Limits, Transport
from tests.clocks import StoppedClock

Says = Answer | UnreachableError | Callable[[PreparedRequest], Answer]

SECRET = "the secret that a site shares with the app"
JIRA = Access(1, "jira:acme-1", "jira", "https://acme.atlassian.net", SECRET)
WIKI = Access(2, "confluence:acme-2", "confluence", "https://acme.atlassian.net/wiki", SECRET)


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


def host_over(
    transport: Transport,
    threads: int = 8,
    note: Callable[[int], None] = lambda _: None,
    clock: StoppedClock | None = None,
) -> Host:
    """Return what asks sites over a transport."""
    return Host(transport, clock or StoppedClock(), "com.example.app", Places(threads), note)


def saying(*answers: Answer) -> Answering:
    """Return a transport over which the site of JIRA and WIKI says one thing after another."""
    left = iter(answers)
    return Answering({"acme.atlassian.net": lambda _: next(left)})


def answer(status: int, body: bytes = b"", **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def told(content: Any) -> Answer:  # noqa: ANN401 - any JSON, right or wrong
    return answer(200, json.dumps(content).encode())
