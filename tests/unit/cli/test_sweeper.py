"""Does the process beside the server work now and then, whatever happens, until it is ended?"""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TextIO

import pytest

from privacy.checks.stores import LOG_FIELDS
from privacy.cli.sweeper import Sweeper, Work
from privacy.errors import PrivacyError
from tests.clocks import BEGINNING, StoppedClock

INTERVAL = timedelta(minutes=15)


class EnoughError(Exception):
    """The process is ended."""


@dataclass
class Run:
    """What a sweeper wrote, and how long it waited each time."""

    rounds: int
    lines: list[dict[str, Any]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    chances: list[tuple[float, float]] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        if len(self.waits) > self.rounds:
            raise EnoughError

    def chance(self, least: float, most: float) -> float:
        self.chances.append((least, most))
        return most

    def of(self, clock: StoppedClock, **works: Work) -> "Run":
        def write(line: str) -> None:
            self.lines.append(json.loads(line))

        with pytest.raises(EnoughError):
            Sweeper(works, INTERVAL, clock, write, self.wait, self.chance).run()
        return self


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


def test_it_begins_after_a_part_of_the_interval_and_goes_on_by_chance(clock: StoppedClock) -> None:
    done = Run(rounds=3).of(clock, sweep=lambda _: "done")

    assert done.chances == [(0, 900), (0.9, 1.1), (0.9, 1.1), (0.9, 1.1)]
    assert done.waits == pytest.approx([900, 990, 990, 990])
    assert len(done.lines) == 3


def test_each_work_is_one_line_of_the_log(clock: StoppedClock) -> None:
    def sweep(_: TextIO) -> str:
        clock.advance(timedelta(seconds=2))
        return "removed nothing"

    def report(told: TextIO) -> str:
        told.write("site 7: waits\nsite 9: waits\n")
        return "reported"

    first, second = Run(rounds=1).of(clock, sweep=sweep, report=report).lines

    assert first == {
        "level": "INFO",
        "at": BEGINNING.isoformat(timespec="milliseconds"),
        "code": "sweep",
        "reason": "removed nothing",
        "milliseconds": 2000.0,
    }
    assert (second["code"], second["reason"]) == (
        "report",
        "reported; site 7: waits; site 9: waits",
    )
    assert first.keys() | second.keys() <= LOG_FIELDS


def test_a_failure_is_written_and_ends_nothing(clock: StoppedClock) -> None:
    def fail(told: TextIO) -> str:
        told.write("site 7: waits")
        raise PrivacyError("some is left")

    done = Run(rounds=2).of(clock, sweep=fail, report=lambda _: "reported")

    said = [(line["level"], line["reason"]) for line in done.lines]
    assert said == [("ERROR", "some is left; site 7: waits"), ("INFO", "reported")] * 2


def test_of_what_nobody_expected_only_kind_and_place_are_written(clock: StoppedClock) -> None:
    def fail(_: TextIO) -> str:
        raise ValueError("a name")

    (line,) = Run(rounds=1).of(clock, sweep=fail).lines

    assert (line["level"], line["error"]) == ("ERROR", "ValueError")
    assert line["frames"][-1].endswith(" fail")
    assert "a name" not in str(line)


def test_a_line_goes_to_standard_error(
    clock: StoppedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    done = Run(rounds=1)

    with pytest.raises(EnoughError):
        Sweeper({"sweep": lambda _: "done"}, INTERVAL, clock, wait=done.wait).run()

    said = capsys.readouterr()
    assert (said.out, json.loads(said.err)["reason"]) == ("", "done")
    assert 0 <= done.waits[0] <= INTERVAL.total_seconds()


def test_a_round_that_took_its_time_is_followed_when_it_would_have_been(
    clock: StoppedClock,
) -> None:
    took = iter([timedelta(minutes=10), timedelta(minutes=40)])

    def sweep(_: TextIO) -> str:
        clock.advance(next(took))
        return "done"

    done = Run(rounds=2).of(clock, sweep=sweep)

    assert done.waits == pytest.approx([900, 990 - 600, 0])
