"""Who receives something of a copy, and in which backups may a note of it be?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.identity.ttl import IDENTITY_CACHE
from privacy.publish.declared import Declared
from privacy.publish.retention import Keeping, keeping

_STORES: Final = frozenset(("cache.entry", "db.identity_index"))


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who gets something of the copy, and what of it."""

    name: str
    role: str
    state: str
    service: str
    receives: tuple[str, ...]
    locations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in which the row of a copy may still be after the copy is gone."""

    label: str
    keeping: Keeping


def receivers(declaration: Declaration, shown: Declared) -> Iterator[Receiver]:
    """Return who takes part, or is announced, and receives an item of which a copy is made."""
    held = _items(declaration)
    for it in shown.recipients:
        items = [name for name in declaration.processor(it.id).receives if name in held]
        if it.state != "Retired" and items:
            labels = tuple(declaration.data[name].label for name in items)
            yield Receiver(it.name, it.role, it.state, it.service, labels, it.locations)


def _items(declaration: Declaration) -> frozenset[str]:
    # Beside copies, the cache holds for a minute who administers the site, which is none.
    return frozenset(
        column.item
        for it in declaration.stores
        if it.id in _STORES
        for column in (*it.columns.values(), *it.fields.values())
        if column.item is not None and (column.retention or it.retention) == IDENTITY_CACHE
    )


def backups(declaration: Declaration) -> Iterator[Backup]:
    """Return the backups in which the row of a copy may be."""
    for it in declaration.stores:
        if it.kind == "backup" and not _STORES.isdisjoint(it.of):
            yield Backup(it.label, keeping(declaration, it.retention))
