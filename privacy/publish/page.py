"""What does the public page show of a version, beside what is declared?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.publish.changes import Changed, changed
from privacy.publish.editions import Edition, edition, editions
from privacy.publish.grade import Grade
from privacy.publish.languages import Language

# Nothing is counted for a page that is about no site.
_GRADES: Final = tuple(grade for grade in reversed(Grade) if grade is not Grade.MEASURED)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language in which the page can be read."""

    language: Language
    is_shown: bool


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """All that the template needs beside the declaration."""

    address: str
    edition: Edition
    editions: tuple[Edition, ...]
    changed: Changed
    tongues: tuple[Tongue, ...]
    grades: tuple[Grade, ...]


def build(
    versions: Versions, declaration: Declaration, on: date, language: str, address: str
) -> PolicyPage:
    """Return the page of a version on a day; `address` is where the newest one always is."""
    return PolicyPage(
        address=address,
        edition=edition(versions, declaration, on),
        editions=editions(versions, on),
        changed=changed(versions, declaration),
        tongues=tuple(
            Tongue(Language.of(code), code == language) for code in declaration.policy.languages
        ),
        grades=_GRADES,
    )
