"""Which tables, caches, logs and backups are there, column by column?"""

from dataclasses import dataclass
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.proof import Proofs
from privacy.declaration.stores import Column, Store
from privacy.publish.collected import PROTECTIONS, holds
from privacy.publish.grade import Known, known
from privacy.publish.retention import Keeping, keeping
from privacy.publish.words import span

KINDS: Final = {
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
    reviewed: str | None
    protection: str
    length: str


@dataclass(frozen=True, slots=True)
class StoreTable:
    """One store with all that it holds."""

    id: str
    label: str
    kind: str
    processor: str
    tenant: str | None
    keeping: Keeping | None
    lines: tuple[ColumnLine, ...]
    copies: tuple[str, ...]
    known: Known


def stores(declaration: Declaration, proofs: Proofs) -> tuple[StoreTable, ...]:
    """Return every store, in the order of the declaration."""
    return tuple(_table(declaration, proofs, store) for store in declaration.stores)


def _table(declaration: Declaration, proofs: Proofs, store: Store) -> StoreTable:
    named = (*store.columns.items(), *store.fields.items())
    return StoreTable(
        id=store.id,
        label=store.label,
        kind=KINDS[store.kind],
        processor=declaration.processor(store.at).name,
        tenant=store.tenant,
        keeping=keeping(declaration, store.retention) if store.retention else None,
        lines=tuple(_line(declaration, store, name, column) for name, column in named),
        copies=tuple(declaration.store(name).label for name in store.of),
        known=known(proofs, "columns", store.id),
    )


def _line(declaration: Declaration, store: Store, name: str, column: Column) -> ColumnLine:
    retention = column.retention or (store.retention if column.item else None)
    return ColumnLine(
        name=name,
        holds=holds(declaration, column),
        is_item=column.item is not None,
        reviewed=column.reviewed,
        protection=PROTECTIONS[column.protection] if column.protection else "",
        length=span(declaration.retention[retention].ttl) if retention else "",
    )
