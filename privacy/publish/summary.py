"""What is the short answer?"""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.publish.words import counted, span

_ROLES: Final = {
    "sub_processor": ("sub-processor", "sub-processors"),
    "independent": ("independent", "independent"),
    "own_affiliate": ("affiliate", "affiliates"),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One short answer, and the part of the page that gives the long one."""

    title: str
    value: str
    note: str
    href: str


def tiles(declaration: Declaration) -> tuple[Tile, ...]:
    """Return the short answers that depend on the declaration alone."""
    return (_processors(declaration), _cookies(declaration), _uninstall(declaration))


def _processors(declaration: Declaration) -> Tile:
    roles = Counter(processor.role for processor in declaration.processors)
    words = (counted(count, *_ROLES[role]) for role, count in sorted(roles.items()))
    value = counted(len(declaration.processors), "company", "companies")
    return Tile("Who else takes part", value, ", ".join(words), "#processors")


def _cookies(declaration: Declaration) -> Tile:
    cookies, mails = len(declaration.cookies), len(declaration.email)
    note = counted(mails, "kind") + " of e-mail" if mails else "no e-mail either"
    return Tile("Cookies", str(cookies) if cookies else "None", note, "#sent")


def _uninstall(declaration: Declaration) -> Tile:
    uninstall = declaration.lifecycle.uninstall
    value = "Keys destroyed" if uninstall.destroyed else "Nothing destroyed"
    rest = span(declaration.retention[uninstall.retention].ttl)
    return Tile("After uninstall", value, f"at once; the site's entry within {rest}", "#uninstall")
