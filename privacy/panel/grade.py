"""How is a line of the panel known?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from privacy.panel.words import Moment


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
    Grade.CHECKED: "A test compares it with the software before each release.",
    Grade.ENFORCED: "The running program cannot do otherwise.",
    Grade.MEASURED: "Counted for your site while this page was made.",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A grade, what it rests on, and for a measurement when it was taken."""

    grade: Grade
    how: str
    at: Moment | None = None


DECLARED: Final = Known(Grade.DECLARED, "as the declaration says")
STATEMENT: Final = Known(Grade.STATEMENT, "in words only")
COLUMNS: Final = Known(Grade.CHECKED, "a test compares the columns with this list")

# Only what the program itself makes impossible stands here: a store and a retention class.
ENFORCEMENTS: Final[Mapping[tuple[str, str], Known]] = {
    ("cache.entry", "identity_cache"): Known(
        Grade.ENFORCED, "the cache does not give out what has expired"
    ),
    ("cache.entry", "administrator_check"): Known(
        Grade.ENFORCED, "Atlassian is asked again after that"
    ),
}


def kept_until(store: str, retention: str) -> Known:
    """Return how it is known that this store keeps to this retention class."""
    return ENFORCEMENTS.get((store, retention), DECLARED)
