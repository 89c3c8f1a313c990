"""Does the app beside the simulator start, tell, and never outlive it?"""

import os
import signal
from pathlib import Path

import pytest

from privacy.simulator.children import DemoError, ProcessChild, ProcessLauncher

_ENVIRONMENT = {"PATH": os.defpath}
_STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
grandchild = "import time; alive = open('alive', 'w'); time.sleep(60)"
subprocess.Popen([sys.executable, "-c", grandchild])
time.sleep(60)
"""


@pytest.fixture
def launcher(tmp_path: Path) -> ProcessLauncher:
    return ProcessLauncher(tmp_path, patience=0.1)


def started(launcher: ProcessLauncher, code: str, log: Path) -> ProcessChild:
    return launcher.start(["-c", code], _ENVIRONMENT, log)


def test_a_command_tells_what_it_wrote(launcher: ProcessLauncher) -> None:
    code = "import os; print(os.getcwd(), sorted(n for n in os.environ if n != 'LC_CTYPE'))"

    assert launcher.output_of(["-c", code], _ENVIRONMENT).split() == [
        str(launcher.folder),
        "['PATH']",
    ]


def test_a_command_that_fails_says_how(launcher: ProcessLauncher) -> None:
    with pytest.raises(DemoError, match=r"(?s)`python -c .*` failed:.*no such thing"):
        launcher.output_of(["-c", "raise SystemExit('no such thing')"], _ENVIRONMENT)


def test_a_child_that_ends_by_itself_tells_its_last_words(
    launcher: ProcessLauncher, tmp_path: Path
) -> None:
    child = started(launcher, "print('last words')", tmp_path / "log")
    child.process.wait()

    assert child.has_ended()
    assert child.last_output() == "last words"
    child.stop()


def test_a_child_ends_when_asked(launcher: ProcessLauncher, tmp_path: Path) -> None:
    child = started(launcher, "import time; time.sleep(60)", tmp_path / "log")

    child.stop()

    assert child.process.returncode == -signal.SIGTERM


def test_a_stubborn_child_is_killed_with_those_that_it_started(
    launcher: ProcessLauncher, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "alive")
    child = started(launcher, _STUBBORN, tmp_path / "log")

    # Opening waits for the grandchild, reading for the end of whoever holds the other side.
    with (tmp_path / "alive").open() as alive:
        child.stop()
        assert alive.read() == ""

    assert child.process.returncode == -signal.SIGKILL
