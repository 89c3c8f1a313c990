"""What is wrong, where, why does it matter, and how is it mended?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from privacy.declaration.near import Offer
from privacy.declaration.place import Marks, Steps, path
from privacy.errors import PrivacyError

FILE: Final = "privacy.yaml"
_LONGEST: Final = 500
_EXPLAINED: Final = 200
_OFFERED: Final = 100


class Weight(StrEnum):
    """Whether a fault stops the program, or is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that has a code: what it demands, why, and what to do about a fault."""

    code: str
    demand: str
    why: str
    fix: str
    weight: Weight = Weight.ERROR

    def broken(self, what: str, *steps: int | str, offer: Offer | None = None) -> "Finding":
        """Return a finding against this rule at a place of the declaration."""
        return Finding(self, what, steps, offer)

    def fault(
        self, what: str, path: str = "", file: str = FILE, line: int | None = None
    ) -> "Fault":
        """Return a fault that stands anywhere, such as in a table or in the code."""
        return Fault(self, what, path, file, line)


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule at a place of the declaration whose line is not looked up yet."""

    rule: Rule
    what: str
    steps: Steps
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, ready to be told to a person."""

    rule: Rule
    what: str
    path: str
    file: str
    line: int | None

    @property
    def is_error(self) -> bool:
        """Tell whether it stops the program."""
        return self.rule.weight is Weight.ERROR

    @property
    def where(self) -> str:
        """Return file and line, as editors make links of them; nothing for what has no file."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        """Return the one line that says what is wrong and where."""
        said = ": ".join(part for part in (self.path, self.what) if part)
        head = f"{self.where}: " if self.file else ""
        return _one_line(f"{head}{self.rule.weight} {self.rule.code} {said}")

    @property
    def explained(self) -> str:
        """Return that line with why it matters and how to mend it below."""
        return f"{self}\n    why: {self.rule.why}\n    fix: {self.rule.fix}"


class DeclarationError(PrivacyError):
    """A declaration that cannot be obeyed, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults; the message explains each."""
        self.faults = tuple(faults)
        super().__init__(explained(self.faults))


def explained(faults: Sequence[Fault]) -> str:
    """Return faults with their explanations, as many as one may read, and how many there are."""
    errors = sum(fault.is_error for fault in faults)
    told = [fault.explained for fault in faults[:_EXPLAINED]]
    more = [f"and {len(faults) - _EXPLAINED} more"] if len(faults) > _EXPLAINED else []
    counted = f"{_counted(errors, 'error')}, {_counted(len(faults) - errors, 'warning')}"
    return "\n".join([*told, *more, counted])


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults from top to bottom, as compilers do: the declaration first, then the texts."""
    return tuple(sorted(faults, key=lambda it: (it.file != FILE, it.file, it.line or 0)))


def errors_of(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return only what stops the program."""
    return tuple(fault for fault in faults if fault.is_error)


def located(findings: Iterable[Finding], raw: object, marks: Marks) -> tuple[Fault, ...]:
    """Return findings with their path and line in the declaration's own file."""
    return tuple(
        Fault(it.rule, what, path(it.steps, raw), FILE, marks.line(it.steps))
        for it, what in _told(findings)
    )


def _told(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    # Near words are looked for until there is enough to mend; a file full of faults would take
    # minutes.
    offered = 0
    for it in findings:
        offered += it.offer is not None
        is_offered = it.offer is not None and offered <= _OFFERED
        yield it, f"{it.what}{it.offer}" if is_offered else it.what


def _one_line(said: str) -> str:
    # Names come from the file, so they may be long, or hold what a terminal would obey.
    whole = "".join(it if it.isprintable() else repr(it)[1:-1] for it in said)
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
