"""What stands in for processes and signals in the tests of the demo?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from privacy.simulator.children import DemoError

from .doubles import StoppedClock


@dataclass
class PretendChild:
    """An app that ends by itself after being asked so many times, or never."""

    ends_after: int | None = None
    stopped: bool = False
    asked: int = 0

    def has_ended(self) -> bool:
        self.asked += 1
        return self.ends_after is not None and self.asked > self.ends_after

    def last_output(self) -> str:
        return "its last words"

    def stop(self) -> None:
        self.stopped = True


@dataclass
class PretendLauncher:
    """Remembers what was launched, in which environment."""

    child: PretendChild = field(default_factory=PretendChild)
    fails: str = ""
    launched: list[str] = field(default_factory=list)
    environments: list[Mapping[str, str]] = field(default_factory=list)
    on_start: Callable[[], None] = lambda: None

    def output_of(self, arguments: Sequence[str], environment: Mapping[str, str]) -> str:
        self.launched.append(arguments[-1])
        self.environments.append(environment)
        if arguments[-1] == self.fails:
            raise DemoError(f"{self.fails} failed")
        return "a sealing key\n"

    def start(
        self, arguments: Sequence[str], environment: Mapping[str, str], log: Path
    ) -> PretendChild:
        assert log.parent.is_dir()
        self.launched.append(arguments[-1])
        self.environments.append(environment)
        self.on_start()
        return self.child


@dataclass
class PretendApp:
    """Answers `/readyz` after being asked so many times, and hooks with one status."""

    ready_after: int = 2
    hook_status: int = HTTPStatus.NO_CONTENT
    hooks: list[str] = field(default_factory=list)
    asked: int = 0

    def send(
        self, _method: str, url: str, _headers: Mapping[str, str], _body: bytes
    ) -> tuple[int, str]:
        if not url.endswith("/readyz"):
            self.hooks.append(url.rpartition("/")[2])
            return self.hook_status, ""
        self.asked += 1
        if self.asked == 1:
            raise ConnectionRefusedError
        ready = self.asked > self.ready_after
        return (HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE), ""


@dataclass
class PretendStop:
    """A signal that comes after so many waits; the clock goes on in between."""

    clock: StoppedClock
    after: int = 10
    waits: int = 0

    def wait(self, timeout: float) -> bool:
        self.clock.sleep(timeout)
        self.waits += 1
        return self.waits > self.after
