"""Does the declaration promise what the program does by itself, and nothing else of the kind?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from privacy.checks.declared import Declared
from privacy.declaration.faults import Fault, Rule
from privacy.declaration.model import Declaration
from privacy.identity.directory import Directory
from privacy.identity.ttl import ADMINISTRATOR_CHECK, IDENTITY_CACHE
from privacy.installs.lifecycle import Lifecycle

P056: Final = Rule(
    "P056",
    "what the program does by itself is what is declared of it",
    "the program goes on as it is written, whatever is promised beside it",
    "declare what the program does; what it cannot do is no promise yet",
)
RULES: Final = (P056,)

_CACHE: Final = "cache.entry"
_INDEX: Final = "db.identity_index"


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the parts of the program do by themselves."""

    obeyed: Mapping[tuple[str, str], str] = field(
        default_factory=lambda: {
            (_CACHE, "account_id"): IDENTITY_CACHE,
            (_CACHE, "display_name"): IDENTITY_CACHE,
            (_CACHE, "active"): IDENTITY_CACHE,
            (_CACHE, "administrator_right"): ADMINISTRATOR_CHECK,
            (_INDEX, "account_hash"): IDENTITY_CACHE,
            (_INDEX, "account_id"): IDENTITY_CACHE,
        }
    )
    """Under which retention class a store's column or field is kept."""
    destroyed: Sequence[str] = Lifecycle.destroys
    removed: Sequence[str] = Directory.removes


def deeds(declared: Declared, done: Deeds) -> tuple[Fault, ...]:
    """Compare what the program does by itself with every version that is or will be in force."""
    faults = dict.fromkeys(
        fault for declaration in declared.versions for fault in _compared(declaration, done)
    )
    return tuple(faults)


def _compared(declaration: Declaration, done: Deeds) -> Iterator[Fault]:
    uninstall, place = declaration.lifecycle.uninstall, "lifecycle.uninstall"
    yield from _kept(declaration, done)
    yield from _named(f"{place}.destroyed", uninstall.destroyed, done.destroyed, "destroy")
    yield from _named(f"{place}.removed", uninstall.removed, done.removed, "remove")
    if uninstall.receipt:
        yield P056.fault("the program writes no receipt yet", f"{place}.receipt")
    if uninstall.reinstall_restores:
        what = "a reinstall starts anew; the program brings nothing back yet"
        yield P056.fault(what, f"{place}.reinstall_restores")
    for name, it in declaration.retention.items():
        if it.site_may_shorten:
            what = "a site has no way to shorten it yet"
            yield P056.fault(what, f"retention.{name}.site_may_shorten")


def _kept(declaration: Declaration, done: Deeds) -> Iterator[Fault]:
    for store in declaration.stores:
        for section, columns in (("columns", store.columns), ("fields", store.fields)):
            for name, it in columns.items():
                said, kept = it.retention or store.retention, done.obeyed.get((store.id, name))
                if it.item and kept not in (None, said):
                    what = f"is '{said}', and the program keeps it under '{kept}'"
                    yield P056.fault(what, f"stores[{store.id}].{section}.{name}.retention")


def _named(place: str, said: Sequence[str], done: Sequence[str], verb: str) -> Iterator[Fault]:
    for name in said:
        if name not in done:
            yield P056.fault(f"the program does not {verb} '{name}' then", place)
    for name in done:
        if name not in said:
            yield P056.fault(f"the program does {verb} '{name}' then, which is not said", place)
