"""What if the parent is killed? It tells nobody, so its child looks, and nothing is left running.

The server's own processes would go on to answer, with nobody to sweep beside them.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Final

_LOOK: Final = 1.0
_LOOKS: Final = 10

Wait = Callable[[float], object]


def is_leader() -> bool:
    """Tell whether this process leads a process group: under a shell, systemd or supervisord."""
    # A signal to the group of process 1 would be one to every process.
    return os.getpgrp() == os.getpid() > 1


def end_with(parent: int, group: int | None = None) -> None:
    """Let this process end in order on SIGTERM, and as soon as another one is not its parent.

    The server's own children hold all of its files open: only the parent's number tells. The
    process group that the parent led ends too. To be called in the main thread.
    """
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=watch, args=[parent, group], name="watch", daemon=True).start()


def watch(
    parent: int,
    group: int | None,
    parent_now: Callable[[], int] = os.getppid,
    wait: Wait = time.sleep,
    leave: Callable[[int], object] = os._exit,
) -> None:
    """Wait until the parent is another one; then end its group and this process, in order or not.

    No other process gets the number of a group as long as somebody is in it.
    """
    while parent_now() == parent:
        wait(_LOOK)
    if group is not None:
        end_group(group, wait)
    os.kill(os.getpid(), signal.SIGTERM)
    wait(_LOOK * _LOOKS)
    leave(1)


def end_group(group: int, wait: Wait) -> None:
    """End a process group: in order, and what is left of it ten seconds later at once."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGTERM)
        for _ in range(_LOOKS):
            wait(_LOOK)
            os.killpg(group, 0)  # raises once nobody is left
        os.killpg(group, signal.SIGKILL)


def _end(_: int, __: FrameType | None) -> None:
    # Raised wherever the main thread is: transactions are undone, and the lease is let go.
    sys.exit(0)
