"""Is something kept for longer than it was, or less guarded, or although it went before?"""

from collections.abc import Iterable
from typing import Final

from privacy.declaration.diff.change import Weight
from privacy.declaration.diff.copies import PROTECTIONS, Copy, Place, is_longer, parts
from privacy.declaration.diff.difference import Difference
from privacy.declaration.diff.weights import Both, Weigh, if_weaker, material_if
from privacy.declaration.model import Declaration
from privacy.declaration.stores import Column, Store

_if_weaker: Final[Weigh] = if_weaker(*PROTECTIONS)


def if_class_longer(both: Both, it: Difference) -> Weight:
    """Return material where the retention class that is named now keeps for longer."""
    return material_if(is_longer(both.before.ttl(it.old), both.after.ttl(it.new)))


def if_store_longer(both: Both, it: Difference) -> Weight:
    """Return material where something in a store is kept for longer, whatever says so."""
    old, new = both.before.stores[it.spot.names[0]], both.after.stores[it.spot.names[0]]
    if new.of or not any(column.item for _, column in parts(new)):
        return if_class_longer(both, it)
    before = dict(parts(old))
    kept = ((place, before[place], now) for place, now in parts(new) if place in before)
    return material_if(any(_outlasts(both, *column) for column in kept))


def if_column_longer(both: Both, it: Difference) -> Weight:
    """Return material where a column's own class, or else its store's, keeps for longer."""
    return material_if(_outlasts(both, *_column(both, it)))


def if_less_guarded(both: Both, it: Difference) -> Weight:
    """Return material where the protection of a column is weaker, and there still is a need."""
    _, old, new = _column(both, it)
    return Weight.MINOR if _is_emptied(old, new) else _if_weaker(both, it)


def if_kept_worse(both: Both, it: Difference) -> Weight:
    """Return material where an entry keeps an item worse than anything kept it before."""
    return material_if(any(_is_worse(both, copy) for copy in _copies_at(both, it)))


def if_it_stays(both: Both, it: Difference) -> Weight:
    """Return material where what an uninstall ended outlives it now, there or under a new name."""
    if it.new is not None:
        return Weight.MINOR
    store, _, column = it.old.rpartition(".")
    if it.old in both.after.stores or _has_column(both.after.stores.get(store), column):
        return material_if(not both.after.is_ended(it.old))
    return material_if(_is_elsewhere(both, it.old))


def if_more_stays(both: Both, it: Difference) -> Weight:
    """Return material where a store that is kept now is not new, or holds items."""
    if it.new is None:
        return Weight.MINOR
    holds = any(both.after.within(both.after.stores[it.new]))
    return material_if(it.new in both.before.stores or holds)


def items_under(declaration: Declaration, retention: str) -> list[str]:
    """Return the labels of the items that a retention class is for, or else of its stores."""
    labels = {
        declaration.data[column.item].label: None
        for store in declaration.stores
        for _, column in parts(store)
        if column.item and (column.retention or store.retention) == retention
    }
    stores = [store.label for store in declaration.stores if store.retention == retention]
    return [*labels] or stores


def _column(both: Both, it: Difference) -> tuple[Place, Column, Column]:
    """Return the column of which something differs: its place, and what it was and is."""
    key = it.spot.pattern.split(".")[2]
    store, name = it.spot.names
    old, new = (getattr(side.stores[store], key)[name] for side in (both.before, both.after))
    return (store, key, name), old, new


def _outlasts(both: Both, place: Place, old: Column, new: Column) -> bool:
    before = both.before.ttl(old.retention or both.before.stores[place[0]].retention)
    after = both.after.ttl(new.retention or both.after.stores[place[0]].retention)
    # What is technical needs no length.
    is_judged = new.item is not None or (after is not None and not _is_emptied(old, new))
    return is_judged and is_longer(before, after)


def _is_emptied(old: Column, new: Column) -> bool:
    return old.item is not None and new.item is None


def _copies_at(both: Both, it: Difference) -> Iterable[Copy]:
    """Return the copies that come with a store, a column, an item or a further backup."""
    if it.new is None:
        return ()
    store = both.after.stores[it.spot.names[0]]
    if isinstance(it.new, Store):
        return both.after.within(store)
    if it.spot.pattern.startswith("stores.*.of"):
        return both.after.in_backup(store, [it.new])
    key, name = it.spot.pattern.split(".")[2], it.spot.names[1]
    return both.after.of(store, [((store.id, key, name), getattr(store, key)[name])])


def _is_worse(both: Both, copy: Copy) -> bool:
    # An item that is new altogether is told as such.
    is_known = copy.item in both.old.data
    return is_known and copy.is_worse_than_all(both.before.by_item.get(copy.item, ()))


def _is_elsewhere(both: Both, ended: str) -> bool:
    """Tell whether items of what is gone have a new place that outlives an uninstall."""
    items = {copy.item for copy in both.before.held if copy.is_in(ended)}
    were = {(copy.place, copy.item) for copy in both.before.held}
    return any(
        copy.stays and copy.item in items and (copy.place, copy.item) not in were
        for copy in both.after.held
    )


def _has_column(store: Store | None, name: str) -> bool:
    return store is not None and name in store.columns
