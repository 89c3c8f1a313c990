"""What does the process beside the server do? It works now and then, and writes what it did."""

import io
import json
import random
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TextIO

import click

from privacy.checks.stores import LOG_FIELDS
from privacy.clock import Clock
from privacy.errors import PrivacyError

Work = Callable[[TextIO], str]
"""Does something once, and returns in words what was done. It may write what is to be known."""


def to_stderr(line: str) -> None:
    """Write a line of the log. That nobody takes it keeps nothing from being removed."""
    with suppress(OSError, ValueError):
        click.echo(line, err=True)


@dataclass(frozen=True, slots=True)
class Sweeper:
    """Does its works one after another, again and again, and writes a line of log for each."""

    works: Mapping[str, Work]
    interval: timedelta
    clock: Clock
    write: Callable[[str], object] = to_stderr
    wait: Callable[[float], object] = time.sleep
    chance: Callable[[float, float], float] = random.uniform

    def run(self) -> None:
        """Go on until the process is ended. Whatever a work raises is written, and ends nothing.

        The first round comes after a random part of the interval. From the beginning of each to
        that of the next it is a little less or more than the interval, so that the processes of
        many machines do not come together; a round that takes longer is followed at once.
        """
        seconds = self.interval.total_seconds()
        self.wait(self.chance(0, seconds))
        while True:
            next_at = self.clock.monotonic() + seconds * self.chance(0.9, 1.1)
            for name, work in self.works.items():
                self._do(name, work)
            self.wait(max(next_at - self.clock.monotonic(), 0))

    def _do(self, name: str, work: Work) -> None:
        at, began, told = self.clock.now(), self.clock.monotonic(), io.StringIO()
        try:
            said: dict[str, object] = {"level": "INFO", "reason": _joined(work(told), told)}
        except PrivacyError as error:
            said = {"level": "ERROR", "reason": _joined(str(error), told)}
        except Exception as error:  # noqa: BLE001 - written down; the next round may succeed
            said = {"level": "ERROR", "error": type(error).__name__, "frames": _frames(error)}
        spent = round((self.clock.monotonic() - began) * 1000, 1)
        line = {"at": at.isoformat(timespec="milliseconds"), "code": name, "milliseconds": spent}
        line |= said
        # What the start did not compare with the declaration is not written.
        self.write(json.dumps({name: it for name, it in line.items() if name in LOG_FIELDS}))


def _joined(said: str, told: io.StringIO) -> str:
    return "; ".join([said, *told.getvalue().splitlines()])


def _frames(error: Exception) -> list[str]:
    """Return where an error arose. Its text could hold anything, so it is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
