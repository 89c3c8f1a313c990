"""What is collected, why, where is it kept, and for how long?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from privacy.declaration import taxonomy
from privacy.declaration.items import Item
from privacy.declaration.model import Declaration
from privacy.declaration.proof import Proofs
from privacy.declaration.stores import Column, Store
from privacy.publish.grade import Known, known
from privacy.publish.retention import Keeping, columns, keeping
from privacy.publish.words import place

_SOURCES: Final = {
    "atlassian_api": "from Atlassian",
    "atlassian_marketplace": "from the Atlassian Marketplace",
    "automatic": "arises by itself",
    "customer": "from you",
    "app": "written by the app",
}
_IDENTIFIES: Final = {
    "directly": "identifies a person",
    "indirectly": "tells something about a person",
    "pseudonymous": "stands for a person",
    "may_contain": "may contain a name",
    "no": "identifies nobody",
}
PROTECTIONS: Final = {"encrypted": "encrypted", "keyed_hash": "keyed hash"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One store in which an item is kept."""

    store: str
    locations: str
    protection: str
    keeping: Keeping
    known: Known


@dataclass(frozen=True, slots=True)
class Collected:
    """An item with everything that is said about it."""

    label: str
    category: str
    about: str
    kind_of_people: str
    source: str
    identifies: str
    purposes: tuple[str, ...]
    spots: tuple[Spot, ...]


def collected(declaration: Declaration, proofs: Proofs) -> tuple[Collected, ...]:
    """Return every item, in the order of the declaration."""
    return tuple(_collected(declaration, proofs, name) for name in declaration.data)


def holds(declaration: Declaration, column: Column) -> str:
    """Return what a column holds: its item, or its technical reason."""
    return declaration.data[column.item].label if column.item else column.technical or ""


def _collected(declaration: Declaration, proofs: Proofs, name: str) -> Collected:
    item: Item = declaration.data[name]
    subject = declaration.subjects[item.subject]
    purposes = (purpose for purpose in declaration.purposes.values() if name in purpose.items)
    return Collected(
        label=item.label,
        category=taxonomy.CATEGORIES.get(item.category, item.category),
        about=subject.label,
        kind_of_people=taxonomy.SUBJECTS.get(subject.fides, subject.fides),
        source=_SOURCES[item.source],
        identifies=_IDENTIFIES[item.identifies],
        purposes=tuple(purpose.label for purpose in purposes),
        spots=tuple(
            spot
            for store in declaration.stores
            for spot in _spots(declaration, proofs, store, name)
        ),
    )


def _spots(declaration: Declaration, proofs: Proofs, store: Store, item: str) -> Iterator[Spot]:
    found: dict[str | None, list[Column]] = {}
    for column, retention in columns(declaration, store):
        if column.item == item:
            found.setdefault(retention, []).append(column)
    for retention, alike in found.items():
        kinds = dict.fromkeys(column.protection for column in alike if column.protection)
        yield Spot(
            store=store.label,
            locations=", ".join(place(it) for it in declaration.processor(store.at).locations),
            protection=" and ".join(PROTECTIONS[kind] for kind in kinds),
            keeping=keeping(declaration, retention),
            known=known(proofs, "retention", retention or "", store.id),
        )
