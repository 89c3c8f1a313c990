"""What of end-user data is stored, in which way, and what stays after the app is removed?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from privacy.declaration.items import RetentionClass
from privacy.declaration.model import Declaration
from privacy.declaration.stores import Column, Store
from privacy.publish.retention import columns
from privacy.publish.third_parties import end_user_data


@dataclass(frozen=True, slots=True)
class Kept:
    """An item of end-user data in a store, for the length of a class."""

    store: Store
    item: str
    column: Column
    retention: RetentionClass

    @property
    def days(self) -> int:
        """Return its length in days begun."""
        return -(-self.retention.ttl // timedelta(days=1))


def kept(declaration: Declaration, stores: Iterable[Store]) -> Iterator[Kept]:
    """Return all end-user data in these stores; what is only in memory is not kept."""
    known = end_user_data(declaration)
    for store in stores:
        for column, name in columns(declaration, store):
            item = column.item
            if item is not None and item in known and name is not None and store.kind != "memory":
                yield Kept(store, item, column, declaration.retention[name])


def after_uninstall(declaration: Declaration) -> tuple[Kept, ...]:
    """Return what of it stays when a site removes the app."""
    stores = map(declaration.store, declaration.lifecycle.uninstall.kept)
    return tuple(kept(declaration, stores))
