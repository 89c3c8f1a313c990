"""What is one change, and how much does it weigh?"""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """What a change means for people; the heaviest comes first."""

    MATERIAL = "material"
    """People are told in time, and may object."""

    MINOR = "minor"
    """Less is done, or something that takes no promise away."""

    WORDING = "wording"
    """The same is said in other words."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions, in a sentence that an administrator understands."""

    weight: Weight
    place: str
    words: str
    old: str | None
    new: str | None
