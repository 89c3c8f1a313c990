"""Which version number is higher, and which is the next?"""

from typing import Final, NamedTuple, Self

from privacy.declaration.model import Declaration

FURTHEST: Final = 1000
"""By how much a number may rise at once."""


class Semver(NamedTuple):
    """A version number: major for material changes, minor for smaller ones, patch for wording."""

    major: int
    minor: int
    patch: int

    @classmethod
    def of(cls, declaration: Declaration) -> Self:
        """Return the number of a declaration."""
        return cls.parse(declaration.policy.version)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the number that a text of the declaration's form stands for."""
        return cls(*map(int, text.split(".")))

    @property
    def next_major(self) -> Self:
        """Return the lowest number that tells of a material change."""
        return self._replace(major=self.major + 1, minor=0, patch=0)

    @property
    def next_minor(self) -> Self:
        """Return the lowest number that tells of a smaller change."""
        return self._replace(minor=self.minor + 1, patch=0)

    @property
    def next_patch(self) -> Self:
        """Return the lowest number that tells of a change in the wording."""
        return self._replace(patch=self.patch + 1)

    def leaps(self, before: Self) -> bool:
        """Tell whether one of the three numbers rises further than it may at once."""
        return any(new - old > FURTHEST for new, old in zip(self, before, strict=True))

    def __str__(self) -> str:
        """Return the number as the declaration writes it."""
        return ".".join(map(str, self))
