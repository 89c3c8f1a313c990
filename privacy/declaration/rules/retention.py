"""Is everything that is kept kept for a length of time that is known and ends?"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.duration import write
from privacy.declaration.faults import Finding, Rule, Weight
from privacy.declaration.items import RetentionClass
from privacy.declaration.place import Step
from privacy.declaration.promises import Lifecycle
from privacy.declaration.rules.columns import columns
from privacy.declaration.stores import Store

P030: Final = Rule(
    "P030",
    "what is stored has a retention",
    "data may be kept no longer than its purpose needs (GDPR Article 5(1)(e)), so the page says "
    "of each copy when it goes",
    "add `retention` with the name of a class, to the column or to its store",
)
P031: Final = Rule(
    "P031",
    "a length of time is written as a duration, so that it has an end",
    "the program counts with it, and a word such as indefinite names no day",
    "write days, hours, minutes or seconds, such as P14D or PT24H; a month or a year has no length",
)
P032: Final = Rule(
    "P032",
    "the length of a class fits its ceiling and what it does at the end",
    "the ceiling is promised as the most that can ever be, and what is not kept cannot be deleted",
    "shorten ttl or raise the ceiling; with a ttl of PT0S write `on_expiry: discard`",
)
P033: Final = Rule(
    "P033",
    "a retention class is used",
    "a length that nothing obeys looks like a promise",
    "remove the class, or name it where it applies",
    Weight.WARNING,
)
P034: Final = Rule(
    "P034",
    "a class names its clock, and that is kept beside what the class is about",
    "without that time nobody can tell when the data has to go",
    "name in `clock` the column or field with the time from which the class counts, and keep one "
    "of that name in each store that uses it",
)
RULES: Final = (P030, P031, P032, P033, P034)

# A backup is as old as its file, and memory as its process.
_TIMED: Final = ("table", "cache", "log")


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with how long things are kept."""
    for number, store in draft.stores.items():
        yield from _endless(number, store)
        yield from _untimed(number, store, draft)
    for name, retention in draft.retention.items():
        yield from _unfit(name, retention)
    yield from _clockless(draft)
    if draft.is_whole("stores") and draft.lifecycle is not None:
        yield from _unused(draft, draft.lifecycle)


def _endless(number: int, store: Store) -> Iterator[Finding]:
    if store.retention is not None:
        return
    if store.kind == "backup":
        yield P030.broken("a backup needs a retention of its own", "stores", number)
    for steps, column in columns(store):
        if column.item is not None and column.retention is None:
            what = "no retention; every stored item needs one"
            yield P030.broken(what, "stores", number, *steps)


def _clockless(draft: Draft) -> Iterator[Finding]:
    users = {
        name: store.id
        for store in reversed(tuple(draft.stores.values()))
        for name in _classes(store)
        if store.kind in _TIMED
    }
    for name, retention in draft.retention.items():
        if name in users and retention.ttl and retention.clock is None:
            what = f"names no clock, so nobody can tell when '{users[name]}' has to lose anything"
            yield P034.broken(what, "retention", name)


def _untimed(number: int, store: Store, draft: Draft) -> Iterator[Finding]:
    names = {steps[-1] for steps, _ in columns(store)}
    for name in _classes(store) if store.kind in _TIMED else ():
        retention = draft.retention.get(name)
        if retention and retention.clock and retention.clock not in names:
            what = f"'{name}' counts from '{retention.clock}', which is no column of this store"
            yield P034.broken(what, "stores", number)


def _unfit(name: str, retention: RetentionClass) -> Iterator[Finding]:
    steps: tuple[Step, ...] = ("retention", name, "ttl")
    if retention.ceiling is not None and retention.ttl > retention.ceiling:
        what = f"{write(retention.ttl)} is longer than the ceiling {write(retention.ceiling)}"
        yield P032.broken(what, *steps)
    if retention.ttl == timedelta() and retention.on_expiry != "discard":
        yield P032.broken("keeps nothing, so on_expiry must be discard", *steps)


def _unused(draft: Draft, lifecycle: Lifecycle) -> Iterator[Finding]:
    used = {name for store in draft.stores.values() for name in _classes(store)}
    for name in draft.retention:
        if name not in {*used, lifecycle.uninstall.retention}:
            yield P033.broken("nothing uses it", "retention", name)


def _classes(store: Store) -> tuple[str, ...]:
    named = (store.retention, *(column.retention for _, column in columns(store)))
    return tuple(dict.fromkeys(name for name in named if name is not None))
