"""How do acts meet each other at every possible moment? Each of their steps waits by chance."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.functional.asking import services
from tests.functional.steps import Jitter, stepped
from tests.world import World


@dataclass
class Race:
    """Two processes of the app, `here` and `there`, which share database, cache and Atlassian.

    `called` tells when each call to Atlassian began of what was done together last.
    """

    world: World
    called: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.jitter = Jitter(1)
        self.world.wires.before = self._call
        other = self.world.new_app().extensions["privacy.services"]
        self.here = stepped(services(self.world), self.jitter)
        self.there = stepped(other, self.jitter)

    def together(self, *acts: Callable[[], object]) -> list[float]:
        """Do all at once; return when each began."""
        start = threading.Barrier(len(acts))

        def one(act: Callable[[], object]) -> float:
            start.wait()
            self.jitter.for_a_while()
            began = time.perf_counter()
            act()
            return began

        self.called.clear()
        with ThreadPoolExecutor(len(acts)) as threads:
            return list(threads.map(one, acts))

    def _call(self, _: object) -> None:
        self.called.append(time.perf_counter())
        self.jitter.for_a_while()
