"""What is printed? A table, the ratio that has a target, and what else was measured."""

import os
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from platform import python_version

from bench.candidates import Sample
from bench.cores import Cores
from bench.rounds import Spread

PANEL, VIEW, HOOK, HELLO = "panel", "ready view", "hook", "Flask hello"
PANEL_ALONE, VIEW_ALONE = "panel, one by one", "ready view, one by one"
TARGET = 6.0

_PACKAGES = ("granian", "flask", "jinja2", "sqlalchemy", "cryptography", "pyjwt")
_HEAD = ("", "req/s", "least-most", "p50 ms", "p99 ms", "work us", "bytes")
_ROW = "{:24}{:>8}{:>14}{:>9}{:>9}{:>9}{:>8}"

Samples = Mapping[str, Sequence[Sample]]


def conditions(cores: Cores) -> Iterator[str]:
    """Say on what it is measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    yield f"Python {python_version()}, {packages}"
    yield f"server on core {cores.server}, load on core {cores.load}"
    if cores.are_shared:
        yield "WARNING: there is one core only, so the load takes time from the server"
    yield f"load average before the run: {os.getloadavg()[0]:.2f} (0 is quiet)"


def speeds(samples: Samples) -> Iterator[str]:
    """Say how fast each is: medians over the rounds."""
    yield _ROW.format(*_HEAD)
    for name, taken in samples.items():
        rate = Spread.of([sample.rate for sample in taken])
        answers = [sample.answers for sample in taken]
        yield _ROW.format(
            name,
            f"{rate.median:.0f}",
            f"{rate.least:.0f}-{rate.most:.0f}",
            f"{1000 * _median(each.median for each in answers):.2f}",
            f"{1000 * _median(each.slow for each in answers):.2f}",
            f"{1e6 * _median(sample.work for sample in taken):.0f}",
            f"{answers[-1].size}",
        )


def ratios(samples: Samples) -> Iterator[str]:
    """Say how many views a panel is, against the target."""
    pairs = list(zip(samples[PANEL], samples[VIEW], strict=True))
    times = Spread.of([view.rate / panel.rate for panel, view in pairs])
    work = Spread.of([panel.work / view.work for panel, view in pairs])
    verdict = "PASS" if times.median <= TARGET else "over"
    yield (
        f"panel / ready view: {times.median:.2f} times ({times.least:.2f}-{times.most:.2f}), "
        f"target at most {TARGET:g}: {verdict}"
    )
    yield f"the same by the server's own work: {work.median:.2f} ({work.least:.2f}-{work.most:.2f})"


def starts(samples: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """Say how long a cold start takes."""
    for name, taken in samples.items():
        spread = Spread.of(taken)
        yield f"{name}: {spread.median:.2f} s ({spread.least:.2f}-{spread.most:.2f})"


def memory(workers: Sequence[float], root: float) -> Iterator[str]:
    """Say what the processes of `serve` hold after the load."""
    each = ", ".join(f"{megabytes:.1f}" for megabytes in workers)
    yield f"memory after the load (PSS): worker {each} MB, the process above it {root:.1f} MB"


def _median(values: Iterator[float]) -> float:
    return Spread.of(list(values)).median
