"""Where does a declaration keep an item, for how long, and how well is each copy guarded?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.stores import Column, Store

# The weakest first.
PROTECTIONS: Final = (None, "encrypted", "keyed_hash")
_MEMORY: Final = "memory"

Place = tuple[str, str, str]
"""A store, `columns` or `fields`, and a name among them."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One place in which an item is kept."""

    item: str
    place: Place
    ttl: timedelta | None
    strength: int
    is_written: bool
    """Whether it outlives the process."""
    stays: bool
    """Whether it outlives an uninstall; never said of a backup, which ends with its own time."""

    def is_worse_than_all(self, others: Sequence["Copy"]) -> bool:
        """Tell whether it is kept for longer, less guarded, or outlives more than any other."""
        return (
            all(is_longer(it.ttl, self.ttl) for it in others)
            or all(it.strength > self.strength for it in others)
            or (self.is_written and not any(it.is_written for it in others))
            or (self.stays and not any(it.stays for it in others))
        )

    def is_in(self, name: str) -> bool:
        """Tell whether a name, as an uninstall lists it, is that of its store or its column."""
        store, _, column = self.place
        return name in {store, f"{store}.{column}"}


@dataclass(frozen=True)
class Copies:
    """All that a declaration keeps."""

    declaration: Declaration

    @cached_property
    def stores(self) -> Mapping[str, Store]:
        """Return the stores by their ids."""
        return {store.id: store for store in self.declaration.stores}

    @cached_property
    def by_item(self) -> Mapping[str, Sequence[Copy]]:
        """Return every copy by what it is a copy of."""
        found: dict[str, list[Copy]] = defaultdict(list)
        for store in self.declaration.stores:
            for copy in self.within(store):
                found[copy.item].append(copy)
        return found

    @cached_property
    def held(self) -> Sequence[Copy]:
        """Return every copy but those in backups."""
        return [it for store in self.declaration.stores for it in self.of(store, parts(store))]

    def within(self, store: Store) -> Iterator[Copy]:
        """Return what a store holds, and what it is a backup of."""
        yield from self.of(store, parts(store))
        yield from self.in_backup(store, store.of)

    def of(self, store: Store, columns: Iterable[tuple[Place, Column]]) -> Iterator[Copy]:
        """Return what some columns of a store hold."""
        for place, column in columns:
            if column.item:
                is_written = store.kind != _MEMORY
                yield Copy(
                    column.item,
                    place,
                    self.ttl(column.retention or store.retention),
                    PROTECTIONS.index(column.protection),
                    is_written=is_written,
                    stays=is_written and not self.is_ended(f"{store.id}.{place[2]}"),
                )

    def in_backup(self, backup: Store, names: Iterable[str]) -> Iterator[Copy]:
        """Return what a backup of some stores holds."""
        ttl = self.ttl(backup.retention)
        for name in names:
            for place, column in parts(self.stores[name]):
                if column.item:
                    strength = PROTECTIONS.index(column.protection)
                    yield Copy(column.item, place, ttl, strength, is_written=True, stays=False)

    def ttl(self, retention: str | None) -> timedelta | None:
        """Return the length of a class; None without one."""
        return self.declaration.retention[retention].ttl if retention else None

    def is_ended(self, name: str) -> bool:
        """Tell whether an uninstall destroys or removes a column or its store, or a store."""
        return bool(self._ended & {name, name.rpartition(".")[0]})

    @cached_property
    def _ended(self) -> frozenset[str]:
        uninstall = self.declaration.lifecycle.uninstall
        return frozenset({*uninstall.destroyed, *uninstall.removed})


def parts(store: Store) -> Iterator[tuple[Place, Column]]:
    """Return the columns and fields of a store, each with its place."""
    for key, columns in (("columns", store.columns), ("fields", store.fields)):
        for name, column in columns.items():
            yield (store.id, key, name), column


def is_longer(old: timedelta | None, new: timedelta | None) -> bool:
    """Tell whether a length, or the end of it, is gone further away."""
    return old is not None and (new is None or new > old)
