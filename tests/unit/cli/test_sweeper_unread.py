"""Does the sweeper go on where nobody takes the lines that it writes?"""

import io
from contextlib import redirect_stderr
from datetime import timedelta
from typing import TextIO

import pytest

from privacy.cli.sweeper import Sweeper
from tests.clocks import StoppedClock


class EnoughError(Exception):
    """The process is ended."""


class ClosedPipe(io.StringIO):
    """Standard error, once nobody reads the log any more."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


class ClosedStream(io.StringIO):
    """Standard error, after somebody closed it."""

    def write(self, _: str) -> int:
        raise ValueError("closed")


@pytest.mark.parametrize("stream", [None, ClosedPipe(), ClosedStream()])
def test_it_sweeps_again_where_its_line_went_nowhere(stream: TextIO | None) -> None:
    done: list[str] = []

    def sweep(_: TextIO) -> str:
        done.append("swept")
        return "done"

    def wait(_: float) -> None:
        if len(done) == 2:
            raise EnoughError

    with redirect_stderr(stream), pytest.raises(EnoughError):
        Sweeper({"sweep": sweep}, timedelta(minutes=1), StoppedClock(), wait=wait).run()

    assert done == ["swept", "swept"]
