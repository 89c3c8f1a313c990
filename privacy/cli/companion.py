"""How does another process run beside this one, and never without it?"""

import os
import signal
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from privacy.clock import Clock

_LOOK: Final = 0.5
_TICK: Final = 0.05
_SHORTEST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 300.0
_GRACE: Final = 10.0
_NO_INPUT: Final = ((os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),)


class Companion:
    """A child that is started again whenever it ends, and is ended on leaving the block.

    If this process is killed, nobody is left to end the child: it has to look for its parent.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        clock: Clock,
        grace: float = _GRACE,
    ) -> None:
        """Take what is to be run, and how many seconds it has to end; nothing is started yet."""
        self._command = list(command)
        self._environment = dict(environment)
        self._clock = clock
        self._grace = grace
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._keep_up, name="companion", daemon=True)

    def __enter__(self) -> Self:
        """Start the child, and watch it."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child, in order if it does so in its time."""
        self._left.set()
        self._thread.join()

    def _keep_up(self) -> None:
        pause = 0.0
        while not self._left.is_set():
            began = self._clock.monotonic()
            # Where there is no room for a process now, there may be soon.
            with suppress(OSError):
                self._run_once()
            pause = next_pause(pause, self._clock.monotonic() - began)
            self._left.wait(pause)

    def _run_once(self) -> None:
        # Not by `subprocess`: it waits on a pipe, which a process that the server forks at that
        # moment would hold open. In a session of its own, since Ctrl-C is for the server alone.
        child = os.posix_spawn(
            self._command[0], self._command, self._environment, file_actions=_NO_INPUT, setsid=True
        )
        while _is_alive(child) and not self._left.wait(_LOOK):
            pass
        for number in (signal.SIGTERM, signal.SIGKILL):
            if _is_alive(child):
                os.kill(child, number)
                self._wait_for(child)

    def _wait_for(self, child: int) -> None:
        ends_at = self._clock.monotonic() + self._grace
        while _is_alive(child) and self._clock.monotonic() < ends_at:
            time.sleep(_TICK)


def _is_alive(child: int) -> bool:
    """Tell whether a child runs; one that has ended leaves no trace."""
    try:
        return os.waitpid(child, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return False


def next_pause(pause: float, lived: float) -> float:
    """Return how many seconds to wait before a child that lived so long is started again.

    One that ends again and again is started less and less often.
    """
    if lived >= _LONGEST_PAUSE:
        return _SHORTEST_PAUSE
    return min(max(2 * pause, _SHORTEST_PAUSE), _LONGEST_PAUSE)
