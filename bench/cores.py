"""Which core does what? The server that is measured has one to itself; all else has another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Cores:
    """The core of the servers, and the core of whatever asks them."""

    server: int
    load: int

    @classmethod
    def pick(cls) -> Self:
        """Return two cores that we may use, or one in both roles where there is no second."""
        usable = sorted(os.sched_getaffinity(0))
        return cls(server=usable[0], load=usable[-1])

    @property
    def are_shared(self) -> bool:
        """Tell whether the load takes time from the servers."""
        return self.server == self.load


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """Run this thread, and every thread and process that it starts, on one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
