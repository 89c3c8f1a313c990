"""What is a call out? One request, one answer, one deadline for the whole of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from requests import PreparedRequest


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: its status, headers in lower case, and body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a whole call may take, and how large its answer may be."""

    time: timedelta
    size: int


class Transport(Protocol):
    """Carries a request out. Everything that leaves the app goes through one of these."""

    def send(self, request: PreparedRequest, limits: Limits) -> Answer:
        """Return the answer, redirects included as they are; raise UnreachableError otherwise."""
        ...
