"""How long is each thing kept, and what ends it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from privacy.declaration.items import RetentionClass
from privacy.declaration.model import Declaration
from privacy.declaration.stores import Column, Store
from privacy.publish.grade import DECLARED, Known
from privacy.publish.words import span

_ENDS: Final = {
    "discard": "Never stored",
    "delete": "Deleted",
    "erase_site": "All that is kept of the site is erased",
}


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long something is kept: the length, and what it counts from."""

    length: str
    label: str


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """A retention class with everything that is said about it."""

    name: str
    keeping: Keeping
    clock: str | None
    ceiling: str | None
    may_shorten: bool
    end: str
    known: Known


UNSAID: Final = Keeping("Not said", "")


def retention_lines(declaration: Declaration) -> tuple[RetentionLine, ...]:
    """Return every retention class, in the order of the declaration."""
    return tuple(_line(name, it) for name, it in declaration.retention.items())


def keeping(declaration: Declaration, retention: str | None) -> Keeping:
    """Return a retention class in words; old versions may lack one."""
    if retention is None:
        return UNSAID
    it = declaration.retention[retention]
    return Keeping(span(it.ttl), it.label)


def columns(declaration: Declaration, store: Store) -> Iterator[tuple[Column, str | None]]:
    """Return what a store holds, also as a copy of another, and the class that each is kept under.

    A column's own class goes before the store's; that of a copy, such as a backup, before both.
    """
    for column in (*store.columns.values(), *store.fields.values()):
        yield column, column.retention or store.retention
    for name in store.of:
        for column, retention in columns(declaration, declaration.store(name)):
            yield column, store.retention or retention


def _line(name: str, it: RetentionClass) -> RetentionLine:
    return RetentionLine(
        name=name,
        keeping=Keeping(span(it.ttl), it.label),
        clock=it.clock,
        ceiling=span(it.ceiling) if it.ceiling is not None else None,
        may_shorten=it.site_may_shorten,
        end=_ENDS[it.on_expiry],
        known=DECLARED,
    )
