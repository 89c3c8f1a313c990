"""What is the short answer?"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.publish.ending import DATA_KEY, named
from privacy.publish.words import counted, listed, span

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


def tiles(declaration: Declaration, begun: Collection[str]) -> tuple[Tile, ...]:
    """Return the short answers; processors that have not begun are counted apart."""
    return (_processors(declaration, begun), _cookies(declaration), _uninstall(declaration))


def _processors(declaration: Declaration, begun: Collection[str]) -> Tile:
    parties = [it for it in declaration.processors if it.status != "retired"]
    roles = Counter(it.role for it in parties)
    words = (counted(count, *_ROLES[role]) for role, count in sorted(roles.items()))
    active = sum(it.id in begun for it in parties)
    value = counted(active, "company", "companies")
    if active < len(parties):
        value += f" and {len(parties) - active} announced"
    return Tile("Who else takes part", value, ", ".join(words), "#processors")


def _cookies(declaration: Declaration) -> Tile:
    cookies, mails = len(declaration.cookies), len(declaration.email)
    note = counted(mails, "kind") + " of e-mail" if mails else "no e-mail"
    if not cookies and not mails:
        note += " either"
    return Tile("Cookies", str(cookies) if cookies else "None", note, "#sent")


def _uninstall(declaration: Declaration) -> Tile:
    uninstall = declaration.lifecycle.uninstall
    names = named(declaration, uninstall.destroyed)
    value = f"Destroyed: {listed(names)}" if names else "Nothing destroyed"
    if DATA_KEY in uninstall.destroyed:
        value = "Keys destroyed"
    rest = span(declaration.retention[uninstall.retention].ttl)
    return Tile("After uninstall", value, f"at once; the site's entry within {rest}", "#uninstall")
