"""Where in the file does something stand?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

EMPTY: Final = "''"
"""How a key without a letter is written."""

Step = int | str
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """The line of every key and every entry of a list, counted from 1."""

    lines: Mapping[Steps, int] = field(default_factory=dict)

    def line(self, steps: Steps) -> int | None:
        """Return the line of this place, or of the nearest one around it."""
        for length in range(len(steps), 0, -1):
            if steps[:length] in self.lines:
                return self.lines[steps[:length]]
        return None


def path(steps: Steps, raw: object) -> str:
    """Return a place as a person reads it, entries by their id: `processors[hosting].address`."""
    words, here = "", raw
    for step in steps:
        here = _child(here, step)
        words += f"[{_name(step, here)}]" if isinstance(step, int) else f".{step or EMPTY}"
    return words.removeprefix(".")


def find(raw: object, pattern: str) -> Iterator[tuple[Steps, object]]:
    """Return every place of this pattern that exists, `*` being any key, and what is there."""
    found: list[tuple[Steps, object]] = [((), raw)]
    for step in pattern.split("."):
        found = [
            ((*steps, key), child) for steps, here in found for key, child in _children(here, step)
        ]
    yield from found


def _child(parent: object, step: Step) -> object:
    match parent, step:
        case list(), int():
            return parent[step]
        case dict(), str():
            return parent.get(step)
        case _:
            return None


def _name(step: int, here: object) -> str:
    named = here.get("id") if isinstance(here, dict) else None
    return named if isinstance(named, str) else str(step)


def _children(parent: object, step: str) -> list[tuple[Step, object]]:
    match parent:
        case dict():
            return [(key, child) for key, child in parent.items() if step in ("*", key)]
        case list() if step == "*":
            return list(enumerate(parent))
        case _:
            return []
