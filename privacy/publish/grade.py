"""How is a claim known? Nothing but what the program can show makes the answer better."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from privacy.declaration.proof import Claim, Proofs
from privacy.publish.words import Moment, moment


class Grade(StrEnum):
    """The five grades, weakest first."""

    STATEMENT = "Statement"
    DECLARED = "Declared"
    CHECKED = "Checked"
    ENFORCED = "Enforced"
    MEASURED = "Measured"

    @property
    def meaning(self) -> str:
        """Return what the grade promises and what it does not."""
        return _MEANINGS[self]


_MEANINGS: Final = {
    Grade.STATEMENT: "We say so, in words. No program looks after it.",
    Grade.DECLARED: "It stands in the file that the program reads. Nothing proves it yet.",
    Grade.CHECKED: "The program compared it with what exists, at the time that is given.",
    Grade.ENFORCED: "The running program cannot do otherwise.",
    Grade.MEASURED: "Counted for your site while this page was made.",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A grade, what it rests on, and for what was compared or counted the time of that."""

    grade: Grade
    how: str
    at: Moment | None = None


DECLARED: Final = Known(Grade.DECLARED, "as the declaration says")
STATEMENT: Final = Known(Grade.STATEMENT, "in words only")


def known(proofs: Proofs, *claim: str) -> Known:
    """Return how a claim is known: what the program enforces goes before what it compared."""
    if enforced := proofs.enforced.get(claim):
        return Known(Grade.ENFORCED, enforced.how)
    if verified := proofs.verified.get(claim):
        return Known(Grade.CHECKED, verified.how, moment(verified.at))
    return DECLARED


def known_each(proofs: Proofs, claims: Iterable[Claim]) -> Known:
    """Return how all of these claims are known: enforced only if the program enforces each."""
    found = [proofs.enforced.get(claim) for claim in claims]
    ways = dict.fromkeys(it.how for it in found if it is not None)
    return Known(Grade.ENFORCED, "; ".join(ways)) if found and None not in found else DECLARED


def measured(how: str, at: Moment) -> Known:
    """Return what a reading gave; there is no measurement without its time."""
    return Known(Grade.MEASURED, how, at)
