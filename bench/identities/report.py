"""What is printed about identities? Each ratio with its target, and what else was measured."""

from collections.abc import Iterator, Mapping, Sequence

from bench.identities.sweeping import Removal
from bench.rounds import Spread

FULL, ROOMY = "set at the bound", "set below it"
SWEPT, DELETED = "sweep", "one DELETE"
NOTHING, POINT = "sweep with nothing due", "point read"
WARM, COLD = "lookup of 200, warm", "lookup of 200, cold"

_SET, _SWEEP, _LOCK, _NOTHING, _FLAT = 3.0, 2.0, 1 / 5, 100.0, 1.5

Times = Mapping[str, Sequence[float]]


def bounds(times: Times) -> Iterator[str]:
    """Say what a set costs in a full store."""
    yield from _each(times)
    yield _ratio(f"{FULL} / {ROOMY}", times[FULL], times[ROOMY], _SET)


def removals(found: Mapping[str, Sequence[Removal]]) -> Iterator[str]:
    """Say what removing half of all costs, and who waits how long."""
    for what in ("total", "longest", "waited"):
        for name, taken in found.items():
            yield f"  {name}, {what}: {_seconds([getattr(each, what) for each in taken])}"
    for name, taken in found.items():
        shares = ", ".join(f"{each.refused:.0%}" for each in taken)
        yield f"  {name}, another writer's work that was refused: {shares}"
    for what, target in (("total", _SWEEP), ("longest", _LOCK)):
        mine, plain = ([getattr(it, what) for it in found[name]] for name in (SWEPT, DELETED))
        yield _ratio(f"{SWEPT} / {DELETED}, {what}", mine, plain, target)


def part(copies: int, among: int) -> str:
    """Return the name of the evidence of a site that has so many of all."""
    return f"evidence of {copies:,} among {among:,}"


def reads(times: Times, statements: int, large: str, small: str, few: str) -> Iterator[str]:
    """Say what looking costs; the sites are named as `part` does."""
    yield from _each(times)
    yield _ratio(f"{NOTHING} / {POINT}", times[NOTHING], times[POINT], _NOTHING)
    yield f"  it sends {statements} statements"
    yield _ratio(f"{large} / {small}", times[large], times[small], _FLAT)
    yield _ratio(f"{small} / {few}", times[small], times[few], _FLAT)


def _each(times: Times) -> Iterator[str]:
    for name, taken in times.items():
        yield f"  {name}: {_seconds(taken)}"


def _ratio(name: str, mine: Sequence[float], others: Sequence[float], target: float) -> str:
    ratios = Spread.of([one / other for one, other in zip(mine, others, strict=True)])
    verdict = "PASS" if ratios.median <= target else "over"
    spread = f"({ratios.least:.2f}-{ratios.most:.2f})"
    return f"  {name}: {ratios.median:.2f} {spread}, target at most {target:g}: {verdict}"


def _seconds(taken: Sequence[float]) -> str:
    spread = Spread.of(taken)
    least, most = (_shown(it) for it in (spread.least, spread.most))
    return f"{_shown(spread.median)} ({least} to {most})"


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1e6 * seconds:,.0f} us"
