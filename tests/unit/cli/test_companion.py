"""Does a child run beside its parent, come back when it ends, and end with it?"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from privacy.cli.companion import Companion, next_pause
from privacy.clock import SystemClock

SAY = "import os, pathlib, sys, time; file = pathlib.Path(sys.argv[1]); "
WRITE = "file.open('a').write(f'{os.getpid()}\\n'); "
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "


def companion(file: Path, script: str, grace: float = 10) -> Companion:
    command = [sys.executable, "-c", SAY + script, str(file)]
    return Companion(command, {}, SystemClock(), grace)


def pids(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def wait_until(is_so: Callable[[], bool]) -> None:
    ends = time.perf_counter() + 20
    while not is_so():
        assert time.perf_counter() < ends
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_child_runs_within_the_block_and_not_after_it(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    made = companion(file, WRITE + "time.sleep(60)")
    assert pids(file) == []

    with made:
        wait_until(lambda: len(pids(file)) == 1)
        assert is_alive(pids(file)[0])

    assert not is_alive(pids(file)[0])
    assert "companion" not in {thread.name for thread in threading.enumerate()}


def test_a_child_that_is_killed_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    with companion(file, WRITE + "time.sleep(60)"):
        wait_until(lambda: len(pids(file)) == 1)
        os.kill(pids(file)[0], signal.SIGKILL)
        wait_until(lambda: len(pids(file)) == 2)

    assert not any(map(is_alive, pids(file)))


def test_a_child_that_will_not_end_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    with companion(file, STUBBORN + WRITE + "time.sleep(60)", grace=0.1):
        wait_until(lambda: len(pids(file)) == 1)

    assert not is_alive(pids(file)[0])


def test_a_child_is_in_a_session_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "sessions"
    with companion(file, "file.write_text(str(os.getsid(0))); time.sleep(60)"):
        wait_until(lambda: len(pids(file)) == 1)

    # Ctrl-C in the terminal of the server is for the server alone.
    assert pids(file) != [os.getsid(0)]


def test_a_process_that_is_forked_meanwhile_keeps_no_child_from_coming_back(
    tmp_path: Path,
) -> None:
    file, forked = tmp_path / "pids", []
    with companion(file, WRITE + "os._exit(0)"):
        # As the server does for its workers. Each holds all that is open at that moment.
        for _ in range(50):
            forked.append(fork_for_a_while())
            time.sleep(0.01)
        wait_until(lambda: len(pids(file)) >= 2)

    for pid in forked:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def fork_for_a_while() -> int:
    pid = os.fork()
    if pid == 0:  # pragma: no cover - another process
        time.sleep(60)
        os._exit(0)
    return pid


def test_a_child_that_cannot_be_started_stops_nobody(tmp_path: Path) -> None:
    with Companion([str(tmp_path / "nothing")], {}, SystemClock()):
        time.sleep(0.1)

    assert "companion" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize(
    ("pause", "lived", "then"),
    [(0, 0.1, 1), (1, 5, 2), (2, 5, 4), (256, 5, 300), (300, 299, 300), (300, 300, 1)],
)
def test_a_child_that_keeps_ending_is_started_less_and_less_often(
    pause: float, lived: float, then: float
) -> None:
    assert next_pause(pause, lived) == then
