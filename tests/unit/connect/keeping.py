"""What stands around the install keys in these tests? Key servers that wait, and tokens."""

import threading
from dataclasses import dataclass, field
from typing import Any

from requests import PreparedRequest

from privacy.connect.install_keys import InstallKeys
from privacy.connect.key_fetch import KeyServers
from privacy.connect.parsing import Unverified
from privacy.transport.call import Answer
from tests.clocks import StoppedClock
from tests.forging import as_json, encoded

from .answering import Answering, Says, answer
from .making import a_private_key, hook_claims, pem_of

PUBLIC = a_private_key().public_key()
PEM = answer(200, pem_of(PUBLIC))
NOT_THERE = answer(404)
PATIENCE = 10.0


def token(**header: Any) -> Unverified:  # noqa: ANN401 - any JSON, right or wrong
    """Return a token that nobody signed; its header is read before any key is known."""
    head = as_json({"alg": "RS256", **header})
    return Unverified.read(
        f"{encoded(head)}.{encoded(as_json(hook_claims()))}.{encoded(b'signature')}", "RS256"
    )


@dataclass
class Keeping:
    """Install keys whose one server says what it is told to."""

    says: Says = PEM
    clock: StoppedClock = field(default_factory=StoppedClock)

    def __post_init__(self) -> None:
        self.transport = Answering({"keys.example": self.says})
        servers = KeyServers(self.transport, ("https://keys.example",), self.clock)
        self.keys = InstallKeys(servers, self.clock)

    def say(self, says: Says) -> None:
        self.transport.hosts["keys.example"] = says

    @property
    def fetched(self) -> list[str]:
        return [url.removeprefix("https://keys.example/") for url in self.transport.urls]


class Waiting:
    """A key server that answers once it is let go; `asked` waits until so many asked."""

    def __init__(self, askers: int, says: Answer = PEM) -> None:
        self._asked = threading.Barrier(askers + 1)
        self._go = threading.Event()
        self._says = says

    def __call__(self, _: PreparedRequest) -> Answer:
        # Whoever asks once it was let go is answered at once.
        assert self._go.is_set() or self._asked.wait(PATIENCE) >= 0
        assert self._go.wait(PATIENCE)
        return self._says

    def asked(self) -> None:
        self._asked.wait(PATIENCE)

    def let_go(self) -> None:
        self._go.set()
