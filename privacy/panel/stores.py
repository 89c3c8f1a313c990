"""Which tables, caches, logs and backups are there, column by column?"""

from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.stores import Column, Store
from privacy.panel.collected import PROTECTIONS, holds
from privacy.panel.grade import COLUMNS, DECLARED, Known
from privacy.panel.words import span

_KINDS: Final = {
    "table": "Table",
    "cache": "Cache",
    "log": "Log",
    "memory": "Memory",
    "backup": "Backup",
}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column, or one field of something sealed."""

    name: str
    holds: str
    is_item: bool
    protection: str
    length: str


@dataclass(frozen=True, slots=True)
class StoreTable:
    """One store with all that it holds."""

    id: str
    label: str
    kind: str
    processor: str
    lines: tuple[ColumnLine, ...]
    copies: tuple[str, ...]
    known: Known


def stores(declaration: Declaration) -> tuple[StoreTable, ...]:
    """Return every store, in the order of the declaration."""
    return tuple(_table(declaration, store) for store in declaration.stores)


def _table(declaration: Declaration, store: Store) -> StoreTable:
    named = (*store.columns.items(), *store.fields.items())
    return StoreTable(
        id=store.id,
        label=store.label,
        kind=_KINDS[store.kind],
        processor=declaration.processor(store.at).name,
        lines=tuple(_line(declaration, store, name, column) for name, column in named),
        copies=tuple(declaration.store(name).label for name in store.of),
        known=COLUMNS if store.kind == "table" else DECLARED,
    )


def _line(declaration: Declaration, store: Store, name: str, column: Column) -> ColumnLine:
    retention = column.retention or (store.retention if column.item else None)
    return ColumnLine(
        name=name,
        holds=holds(declaration, column),
        is_item=column.item is not None,
        protection=PROTECTIONS[column.protection] if column.protection else "",
        length=span(declaration.retention[retention].ttl) if retention else "",
    )
