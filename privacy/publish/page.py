"""What does the public page show of a version, beside what is declared?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.publish.changes import Changed, changed
from privacy.publish.coming import Coming, announced
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
class Reading:
    """The day, the language, and the address at which the policy in force always is.

    `query` is the part of an address that asks for the language, if the reader's own address did.
    """

    on: date
    language: str
    address: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """All that the template needs beside the declaration; `in_force` where it is another one."""

    address: str
    canonical: str
    query: str
    edition: Edition
    in_force: Edition | None
    coming: tuple[Coming, ...]
    editions: tuple[Edition, ...]
    changed: Changed
    tongues: tuple[Tongue, ...]
    grades: tuple[Grade, ...]


def build(versions: Versions, declaration: Declaration, reading: Reading) -> PolicyPage:
    """Return the page of a version for a reading."""
    on, address = reading.on, reading.address
    shown, now = (edition(versions, it, on) for it in (declaration, versions.in_force(on)))
    is_now = shown == now
    return PolicyPage(
        address=address,
        canonical=address if is_now else f"{address}/{shown.version}",
        query=reading.query,
        edition=shown,
        in_force=None if is_now else now,
        coming=announced(versions, on) if is_now else (),
        editions=editions(versions, on),
        changed=changed(versions, declaration),
        tongues=tuple(
            Tongue(Language.of(code), code == reading.language)
            for code in declaration.policy.languages
        ),
        grades=_GRADES,
    )
