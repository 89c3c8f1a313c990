"""What does a version change, in plain words?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from privacy.declaration.diff import Change, changes
from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.publish.words import counted

_KEPT: Final = 32
_WEIGHTS: Final = {"material": "Material", "minor": "Minor", "wording": "Wording"}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: how much it weighs, and a sentence."""

    weight: str
    words: str


@dataclass(frozen=True, slots=True)
class Changed:
    """All that a version changes against the one that it replaces, if there is one."""

    version: str
    against: str | None
    words: str
    lines: tuple[ChangeLine, ...]


def changed(versions: Versions, declaration: Declaration) -> Changed:
    """Return what a version changes against the one that it replaces."""
    old = versions.before(declaration)
    lines = compared(old, declaration) if old is not None else ()
    return Changed(
        version=declaration.policy.version,
        against=old.policy.version if old is not None else None,
        words=told(lines),
        lines=lines,
    )


@lru_cache(maxsize=_KEPT)
def compared(old: Declaration, new: Declaration) -> tuple[ChangeLine, ...]:
    """Return the changes from one version to another, those that matter most first."""
    return tuple(_line(change) for change in changes(old, new))


def told(lines: Sequence[ChangeLine]) -> str:
    """Return how many changes there are of each weight: `1 material change, 2 minor`."""
    counts = Counter(line.weight for line in lines)
    found = [(counts[weight], weight.lower()) for weight in _WEIGHTS.values() if counts[weight]]
    if not found:
        return "no change"
    count, weight = found[0]
    rest = [f"{number} {name}" for number, name in found[1:]]
    return ", ".join([counted(count, f"{weight} change"), *rest])


def _line(change: Change) -> ChangeLine:
    return ChangeLine(_WEIGHTS[change.weight], change.words)
