"""Which versions of the policy are coming, and what will they change?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.publish.changes import Changed, changed
from privacy.publish.editions import Edition, edition


@dataclass(frozen=True, slots=True)
class Coming:
    """A version that is not in force yet, and what it changes."""

    edition: Edition
    changed: Changed


def announced(versions: Versions, on: date) -> tuple[Coming, ...]:
    """Return every version that is announced, the next one first."""
    return _told(versions, versions.coming(on), on)


def draft(versions: Versions, on: date) -> tuple[Coming, ...]:
    """Return the working file, if it is not published and something else is in force.

    There is a draft only where an app is developed: production does not start with one.
    """
    is_coming = versions.is_draft and versions.in_force(on) is not versions.working
    return _told(versions, (versions.working,) if is_coming else (), on)


def _told(versions: Versions, found: Iterable[Declaration], on: date) -> tuple[Coming, ...]:
    return tuple(Coming(edition(versions, it, on), changed(versions, it)) for it in found)
