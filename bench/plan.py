"""What is asked, how often, and what came of it? The words between the run and its load."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

_FEW = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """Requests for one server: over so many connections, at most so long and so many."""

    port: int
    status: int
    connections: int
    seconds: float
    most: int
    requests: Sequence[str]

    def beginning(self, count: int) -> Self:
        """Return the plan to ask the first few only, over few connections."""
        return replace(self, connections=min(_FEW, self.connections), most=count)

    def write(self, path: Path) -> None:
        """Keep the plan in a file."""
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the plan that was written to a file."""
        return cls(**json.loads(path.read_text()))


@dataclass(frozen=True, slots=True)
class Answers:
    """How many answers came in which time, how large they were, and how long each took."""

    count: int
    seconds: float
    size: int
    median: float
    slow: float

    def as_json(self) -> str:
        """Return what the load prints."""
        return json.dumps(asdict(self))

    @classmethod
    def of_json(cls, text: str) -> Self:
        """Return what the load printed."""
        return cls(**json.loads(text))
