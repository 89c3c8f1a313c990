"""Which versions of the policy are coming, and what will they change?"""

from dataclasses import dataclass
from datetime import date

from privacy.declaration.versions import Versions
from privacy.publish.changes import Changed, changed
from privacy.publish.editions import Edition, edition


@dataclass(frozen=True, slots=True)
class Coming:
    """A version that is not in force yet, and what it changes."""

    edition: Edition
    changed: Changed


def coming(versions: Versions, on: date) -> tuple[Coming, ...]:
    """Return every version that is announced, the next one first, and the draft if there is one.

    There is a draft only where an app is developed: production does not start with one.
    """
    shown = versions.in_force(on)
    draft = (versions.working,) if versions.is_draft and shown is not versions.working else ()
    return tuple(
        Coming(edition(versions, it, on), changed(versions, it))
        for it in (*versions.coming(on), *draft)
    )
