"""Is something kept for longer than it was, or kept although it went before?"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from privacy.declaration.diff.change import Weight
from privacy.declaration.diff.difference import Difference
from privacy.declaration.diff.weights import Both, material_if
from privacy.declaration.diff.words import entries
from privacy.declaration.model import Declaration
from privacy.declaration.stores import Column, Store

Kept = tuple[str, timedelta | None]
"""An item, and for how long."""


def if_class_longer(both: Both, it: Difference) -> Weight:
    """Return material where the retention class that is named now keeps for longer."""
    old, new = _ttl(both.old, it.old), _ttl(both.new, it.new)
    return material_if(_is_longer(old, new))


def if_column_longer(both: Both, it: Difference) -> Weight:
    """Return material where a column's own class, or else its store's, keeps for longer."""
    old, new = (
        _ttl(declaration, said or declaration.store(it.spot.names[0]).retention)
        for declaration, said in ((both.old, it.old), (both.new, it.new))
    )
    return material_if(_is_longer(old, new))


def if_kept_longer(both: Both, it: Difference) -> Weight:
    """Return material where an entry keeps an item for longer than anything kept it before."""
    return material_if(any(_is_stretched(both.old, kept) for kept in _kept_at(both.new, it)))


def if_it_stays(both: Both, it: Difference) -> Weight:
    """Return material where what an uninstall ended is there and outlives it now."""
    uninstall = both.new.lifecycle.uninstall
    ended = {*uninstall.destroyed, *uninstall.removed}
    return material_if(it.new is None and _exists(both.new, it.old) and not _covered(it.old, ended))


def if_more_stays(both: Both, it: Difference) -> Weight:
    """Return material where a store that is kept now is not new, or holds items."""
    if it.new is None:
        return Weight.MINOR
    is_old = it.new in entries("stores", both.old)
    return material_if(is_old or any(_kept_in(both.new, both.new.store(it.new))))


def items_under(declaration: Declaration, retention: str) -> list[str]:
    """Return the labels of the items that a retention class is for, or else of its stores."""
    labels = {
        declaration.data[column.item].label: None
        for store in declaration.stores
        for column in _columns(store)
        if column.item and (column.retention or store.retention) == retention
    }
    stores = [store.label for store in declaration.stores if store.retention == retention]
    return [*labels] or stores


def _kept_at(declaration: Declaration, it: Difference) -> Iterator[Kept]:
    if it.new is None:
        return
    store = declaration.store(it.spot.names[0])
    match it.spot.pattern.rpartition(".")[2], it.new:
        case _, Store():
            yield from _kept_in(declaration, store)
        case _, Column():
            yield from _kept_by(declaration, store, [it.new])
        case "item", _:
            columns = getattr(store, it.spot.pattern.split(".")[2])
            yield from _kept_by(declaration, store, [columns[it.spot.names[1]]])
        case _:
            yield from _copied(declaration, store, [it.new])


def _kept_in(declaration: Declaration, store: Store) -> Iterator[Kept]:
    yield from _kept_by(declaration, store, _columns(store))
    yield from _copied(declaration, store, store.of)


def _kept_by(declaration: Declaration, store: Store, columns: Iterable[Column]) -> Iterator[Kept]:
    for column in columns:
        if column.item:
            yield column.item, _ttl(declaration, column.retention or store.retention)


def _copied(declaration: Declaration, store: Store, names: Iterable[str]) -> Iterator[Kept]:
    for name in names:
        for column in _columns(declaration.store(name)):
            if column.item:
                yield column.item, _ttl(declaration, store.retention)


def _is_stretched(before: Declaration, kept: Kept) -> bool:
    item, ttl = kept
    spans = [
        span for store in before.stores for name, span in _kept_in(before, store) if name == item
    ]
    return item in before.data and (not spans or all(_is_longer(span, ttl) for span in spans))


def _is_longer(old: timedelta | None, new: timedelta | None) -> bool:
    return old is not None and (new is None or new > old)


def _ttl(declaration: Declaration, retention: str | None) -> timedelta | None:
    return declaration.retention[retention].ttl if retention else None


def _columns(store: Store) -> tuple[Column, ...]:
    return (*store.columns.values(), *store.fields.values())


def _exists(declaration: Declaration, name: str) -> bool:
    store, _, column = name.rpartition(".")
    stores = {it.id: it for it in declaration.stores}
    return name in stores or (store in stores and column in stores[store].columns)


def _covered(name: str, ended: set[str]) -> bool:
    return bool(ended & {name, name.rpartition(".")[0]})
