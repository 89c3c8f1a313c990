"""How is the app run beside the pretend Atlassian? As a child that never outlives it."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from privacy.errors import PrivacyError

_LAST_LINES = 30


class DemoError(PrivacyError):
    """The demo cannot go on; the message says why."""


class Child(Protocol):
    """A process of ours."""

    def has_ended(self) -> bool:
        """Tell whether it ended by itself."""
        ...

    def last_output(self) -> str:
        """Return the last lines that it wrote."""
        ...

    def stop(self) -> None:
        """End it: politely, then by force."""
        ...


class Launcher(Protocol):
    """Runs Python with arguments in the folder of the project."""

    def output_of(self, arguments: Sequence[str], environment: Mapping[str, str]) -> str:
        """Return what a command wrote; raise DemoError where it failed."""
        ...

    def start(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Child:
        """Start a command that stays, its output going to a file."""
        ...


@dataclass(frozen=True, slots=True)
class ProcessLauncher:
    """Launches real processes, each in a session of its own, where no Ctrl-C finds it."""

    folder: Path
    patience: float = 10

    def output_of(self, arguments: Sequence[str], environment: Mapping[str, str]) -> str:
        """Return what a command wrote; raise DemoError where it failed."""
        done = subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, *arguments],
            cwd=self.folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
        )
        if done.returncode != 0:
            command = " ".join(("python", *arguments))
            raise DemoError(f"`{command}` failed:\n{_last_lines(done.stdout + done.stderr)}")
        return done.stdout

    def start(
        self, arguments: Sequence[str], environment: Mapping[str, str], log: Path
    ) -> "ProcessChild":
        """Start a command that stays, its output going to a file."""
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - our own commands
                [sys.executable, *arguments],
                cwd=self.folder,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return ProcessChild(process, log, self.patience)


@dataclass(frozen=True, slots=True)
class ProcessChild:
    """A real process, and those that it started."""

    process: subprocess.Popen[bytes]
    log: Path
    patience: float

    def has_ended(self) -> bool:
        """Tell whether it ended by itself."""
        return self.process.poll() is not None

    def last_output(self) -> str:
        """Return the last lines that it wrote."""
        return _last_lines(self.log.read_text(errors="replace"))

    def stop(self) -> None:
        """End it: politely, then by force, together with whatever it left behind."""
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _last_lines(text: str) -> str:
    return "\n".join(text.splitlines()[-_LAST_LINES:])
