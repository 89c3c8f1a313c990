"""Which version of the declaration holds on a day, and which one did it replace?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from privacy.declaration.loader import load
from privacy.declaration.model import Declaration
from privacy.declaration.record import published
from privacy.declaration.semver import Semver


@dataclass(frozen=True, slots=True)
class Versions:
    """Every published version in the order of the numbers, and the working file."""

    published: tuple[Declaration, ...]
    working: Declaration

    @property
    def newest(self) -> Declaration | None:
        """Return the published version with the highest number."""
        return self.published[-1] if self.published else None

    @property
    def is_draft(self) -> bool:
        """Tell whether the working file is none of the published versions."""
        return self._is_draft(self.working)

    def in_force(self, on: date) -> Declaration:
        """Return the effective version with the highest number, so that one can be withdrawn.

        Before the first one takes effect, people are shown it all the same; and the working file
        only where nothing is published.
        """
        return _in_force(self.published, on) or self.working

    def coming(self, on: date) -> tuple[Declaration, ...]:
        """Return those that are announced, the next one first, but not what a later one voids."""
        now = Semver.of(self.in_force(on))
        later = [it for it in self.published if _is_later(it, on) and Semver.of(it) > now]
        holding = [it for it in later if _in_force(later, it.policy.effective) is it]
        return tuple(sorted(holding, key=lambda it: it.policy.effective))

    def before(self, declaration: Declaration) -> Declaration | None:
        """Return what a declaration replaced, or would replace, on the day it takes effect.

        A draft comes after everything that is published, whatever number it bears.
        """
        is_draft, number = self._is_draft(declaration), Semver.of(declaration)
        lower = [it for it in self.published if is_draft or Semver.of(it) < number]
        return _in_force(lower, declaration.policy.effective)

    def find(self, version: str) -> Declaration | None:
        """Return the published version with this number."""
        return next((it for it in self.published if it.policy.version == version), None)

    def _is_draft(self, declaration: Declaration) -> bool:
        return all(it.digest != declaration.digest for it in self.published)


def read(folder: Path) -> Versions:
    """Return all versions in the folder of a policy; raise DeclarationError for what is wrong."""
    return Versions(published(folder), load(folder))


def _in_force(versions: Iterable[Declaration], on: date) -> Declaration | None:
    ordered = list(versions)
    effective = [it for it in ordered if not _is_later(it, on)]
    return next(iter(effective[-1:] or ordered[:1]), None)


def _is_later(declaration: Declaration, on: date) -> bool:
    return declaration.policy.effective > on
