"""What is collected, why, where is it kept, and for how long?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from privacy.declaration.items import Item, RetentionClass
from privacy.declaration.model import Declaration
from privacy.declaration.stores import Column, Store
from privacy.panel.grade import Known, kept_until
from privacy.panel.words import span

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
class Keeping:
    """How long something is kept: the length, and what it counts from."""

    length: str
    label: str


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
    about: str
    source: str
    identifies: str
    purposes: tuple[str, ...]
    spots: tuple[Spot, ...]


def collected(declaration: Declaration) -> tuple[Collected, ...]:
    """Return every item, in the order of the declaration."""
    return tuple(_collected(declaration, name, item) for name, item in declaration.data.items())


def keeping(retention: RetentionClass) -> Keeping:
    """Return a retention class in words."""
    return Keeping(span(retention.ttl), retention.label)


def columns(declaration: Declaration, store: Store) -> Iterator[Column]:
    """Return what a store holds: its columns, its sealed fields, and all that it is a copy of."""
    yield from store.columns.values()
    yield from store.fields.values()
    for name in store.of:
        yield from columns(declaration, declaration.store(name))


def holds(declaration: Declaration, column: Column) -> str:
    """Return what a column holds: its item, or its technical reason."""
    return declaration.data[column.item].label if column.item else column.technical or ""


def _collected(declaration: Declaration, name: str, item: Item) -> Collected:
    purposes = (purpose for purpose in declaration.purposes.values() if name in purpose.items)
    return Collected(
        label=item.label,
        about=declaration.subjects[item.subject].label,
        source=_SOURCES[item.source],
        identifies=_IDENTIFIES[item.identifies],
        purposes=tuple(purpose.label for purpose in purposes),
        spots=tuple(_spots(declaration, name)),
    )


def _spots(declaration: Declaration, item: str) -> Iterator[Spot]:
    for store in declaration.stores:
        # A store's own class, such as that of a backup, goes before those of what it holds.
        held = [column for column in columns(declaration, store) if column.item == item]
        classes = [store.retention or column.retention or "" for column in held]
        for retention in dict.fromkeys(classes):
            alike = [column for column, own in zip(held, classes, strict=True) if own == retention]
            yield _spot(declaration, store, retention, alike)


def _spot(declaration: Declaration, store: Store, retention: str, held: list[Column]) -> Spot:
    kinds = dict.fromkeys(column.protection for column in held if column.protection)
    return Spot(
        store=store.label,
        locations=", ".join(declaration.processor(store.at).locations),
        protection=" and ".join(PROTECTIONS[kind] for kind in kinds),
        keeping=keeping(declaration.retention[retention]),
        known=kept_until(store.id, retention),
    )
