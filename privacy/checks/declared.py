"""What may exist, and what has to? The version in force decides, with those that are coming."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor
from privacy.declaration.stores import Column, Store

TABLE: Final = "db."
"""What the ids of the tables of the app's own database begin with."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The version in force, and those that are announced.

    What exists has to be in one of them. What is not in all of them may be missing: so a migration
    can add early what the next version declares, and drop early what it no longer declares.
    """

    in_force: Declaration
    coming: tuple[Declaration, ...] = ()

    @property
    def versions(self) -> tuple[Declaration, ...]:
        """Return all of them, the one in force first."""
        return (self.in_force, *self.coming)

    @property
    def processors(self) -> tuple[Processor, ...]:
        """Return the processors of every version but those that are retired."""
        named = chain.from_iterable(version.processors for version in self.versions)
        return tuple(processor for processor in named if processor.status != "retired")

    def tables(self) -> tuple[frozenset[str], ...]:
        """Return for each version the ids of the tables of the app's own database."""
        return tuple(
            frozenset(
                it.id for it in version.stores if it.kind == "table" and it.id.startswith(TABLE)
            )
            for version in self.versions
        )

    def stores(self, name: str) -> tuple[Store, ...]:
        """Return what the versions say of a store, the one in force first."""
        return tuple(chain.from_iterable(self._stores(name)))

    def columns(self, name: str) -> tuple[Mapping[str, Column], ...]:
        """Return for each version the columns of a store; none where it has no such store."""
        return tuple(
            {column: it for store in version for column, it in store.columns.items()}
            for version in self._stores(name)
        )

    def fields(self, name: str) -> tuple[Mapping[str, Column], ...]:
        """Return for each version the sealed or logged fields of a store."""
        return tuple(
            {field: it for store in version for field, it in store.fields.items()}
            for version in self._stores(name)
        )

    def _stores(self, name: str) -> tuple[tuple[Store, ...], ...]:
        return tuple(
            tuple(store for store in version.stores if store.id == name)
            for version in self.versions
        )


def unknown(found: Iterable[str], said: Iterable[Collection[str]]) -> tuple[str, ...]:
    """Return what exists and is in no version."""
    return tuple(sorted(frozenset(found).difference(*said)))


def missing(found: Collection[str], said: tuple[Collection[str], ...]) -> tuple[str, ...]:
    """Return what is in every version and does not exist."""
    return tuple(sorted(frozenset(said[0]).intersection(*said[1:]).difference(found)))
