"""Is it said of each store, once, what becomes of it when a site removes the app?"""

from collections.abc import Iterator, Mapping
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.promises import Uninstall
from privacy.declaration.rules.columns import columns
from privacy.declaration.stores import Store

P124: Final = Rule(
    "P124",
    "each store that holds items is either removed or kept when a site removes the app",
    "an administrator asks what stays, and two answers are as bad as none",
    "name the store in lifecycle.uninstall once, in `removed` or in `kept`; "
    "single columns may be destroyed besides",
)
RULES: Final = (P124,)

_LISTS: Final = ("destroyed", "removed", "kept")
_LASTING: Final = ("table", "cache", "log")


def check(draft: Draft) -> Iterator[Finding]:
    """Return each store of which nothing is said, and each name of which two things are."""
    if draft.lifecycle is None:
        return
    uninstall = draft.lifecycle.uninstall
    yield from _twice(uninstall)
    if draft.is_whole("stores"):
        yield from _untold(draft.stores, {*uninstall.removed, *uninstall.kept})


def _twice(uninstall: Uninstall) -> Iterator[Finding]:
    firsts: dict[str, str] = {}
    for section in _LISTS:
        for place, name in enumerate(getattr(uninstall, section)):
            first = firsts.setdefault(name, section)
            if first != section:
                what = f"'{name}' is in `{first}` already"
                yield P124.broken(what, "lifecycle", "uninstall", section, place)


def _untold(stores: Mapping[int, Store], told: set[str]) -> Iterator[Finding]:
    if not told <= set(_names(stores)):
        return  # the name that is not known may be that of the store
    for number, store in stores.items():
        if _holds_items(store) and store.id not in told:
            what = "holds items, but is in neither `removed` nor `kept` of lifecycle.uninstall"
            yield P124.broken(what, "stores", number)


def _names(stores: Mapping[int, Store]) -> Iterator[str]:
    for store in stores.values():
        yield store.id
        yield from (f"{store.id}.{name}" for name in store.columns)


def _holds_items(store: Store) -> bool:
    held = any(column.item is not None for _, column in columns(store))
    return store.kind == "backup" or (held and store.kind in _LASTING)
