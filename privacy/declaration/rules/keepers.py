"""May each store be where it is?"""

from collections.abc import Iterator, Mapping
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.place import Steps
from privacy.declaration.processors import Processor
from privacy.declaration.rules.columns import columns
from privacy.declaration.stores import Store

P049: Final = Rule(
    "P049",
    "a store is at a processor that takes part and receives what is kept there",
    "who keeps something has received it, and the page names what each company gets",
    "add the item to the processor's `receives`, or say where the store really is",
)
RULES: Final = (P049,)

Items = Mapping[str, Steps]


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is kept where it may not be."""
    keepers = {it.id: it for it in draft.processors.values()}
    held = {store.id: _items(store) for store in draft.stores.values()}
    for number, store in draft.stores.items():
        keeper = keepers.get(store.at)
        if keeper is not None:
            yield from _absent(number, keeper, draft)
            yield from _unreceived(number, _kept(store, held), keeper, draft)


def _items(store: Store) -> Items:
    # Of several columns with the same item the first one is told.
    found = [(column.item, steps) for steps, column in columns(store) if column.item is not None]
    return dict(reversed(found))


def _kept(store: Store, held: Mapping[str, Items]) -> Items:
    copied = {
        item: ("of", place)
        for place, name in reversed(tuple(enumerate(store.of)))
        for item in held.get(name, ())
    }
    return {**copied, **held[store.id]}


def _absent(number: int, keeper: Processor, draft: Draft) -> Iterator[Finding]:
    steps = ("stores", number, "at")
    if keeper.status == "retired":
        yield P049.broken(f"'{keeper.id}' is retired", *steps)
    if draft.policy is not None and keeper.status == "announced":
        effective = draft.policy.effective
        if keeper.since > effective:
            what = f"'{keeper.id}' begins on {keeper.since}, after policy.effective {effective}"
            yield P049.broken(what, *steps)


def _unreceived(number: int, kept: Items, keeper: Processor, draft: Draft) -> Iterator[Finding]:
    received = frozenset(keeper.receives)
    if not received <= draft.data.keys():
        return  # the name that cannot be read may be that of the item
    for item, steps in kept.items():
        if item in draft.data and item not in received:
            what = f"'{item}' is kept at '{keeper.id}', which does not receive it"
            yield P049.broken(what, "stores", number, *steps)
