"""In which order is it measured? Everything once in each round, the other way round each time."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Task(Generic[S]):
    """Something with a name that can be measured again and again."""

    name: str
    measure: Callable[[int], S]


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle, the least and the most of several values."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Return the spread of values."""
        return cls(statistics.median(values), min(values), max(values))


def interleaved(
    tasks: Sequence[Task[S]], rounds: int, say: Callable[[str], None], *, warm: bool = True
) -> dict[str, list[S]]:
    """Return a sample of each task for each round. A round to warm up is thrown away."""
    samples: dict[str, list[S]] = {task.name: [] for task in tasks}
    for number in range(0 if warm else 1, rounds + 1):
        say(f"round {number} of {rounds}" if number else "a round to warm up")
        for task in tasks if number % 2 else reversed(tasks):
            sample = task.measure(number)
            if number:
                samples[task.name].append(sample)
    return samples
