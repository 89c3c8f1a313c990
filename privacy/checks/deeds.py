"""Does the declaration promise what the program does by itself, and nothing else of the kind?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from privacy.checks.declared import Declared
from privacy.declaration.faults import Fault, Rule
from privacy.declaration.model import Declaration
from privacy.identity.forgetting import Forgetting
from privacy.identity.ttl import ADMINISTRATOR_CHECK, CALL_COUNTS, CLOSED_ACCOUNT, IDENTITY_CACHE
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
            (_CACHE, "kind"): IDENTITY_CACHE,
            (_CACHE, "standing"): IDENTITY_CACHE,
            (_CACHE, "administrator_right"): ADMINISTRATOR_CHECK,
            (_INDEX, "account_hash"): IDENTITY_CACHE,
            (_INDEX, "account_id"): IDENTITY_CACHE,
            ("db.tombstone", "account_hash"): CLOSED_ACCOUNT,
            ("db.site_call", "calls"): CALL_COUNTS,
        }
    )
    """Under which retention class a store's column or field is kept."""
    destroyed: Sequence[str] = Lifecycle.destroys
    removed: Sequence[str] = Forgetting.removes


def deeds(declared: Declared, done: Deeds) -> tuple[Fault, ...]:
    """Compare what the program does by itself with every version that is or will be in force.

    No version may promise more than is done. One that says less is no fault where one after it says
    all, so that a new program can run under a policy that was published before it; nor is silence
    about a store that a version does not declare at all, since other checks ask whether it may be.
    """
    versions = declared.versions
    faults = dict.fromkeys(
        fault
        for number, version in enumerate(versions)
        for found in (
            _uninstalled(version, versions[number + 1 :], done),
            _kept(version, done),
            _shortened(version),
        )
        for fault in found
    )
    return tuple(faults)


def _uninstalled(
    version: Declaration, later: Sequence[Declaration], done: Deeds
) -> Iterator[Fault]:
    uninstall, place = version.lifecycle.uninstall, "lifecycle.uninstall"
    then = [it.lifecycle.uninstall for it in later]
    destroyed = _Promise(uninstall.destroyed, [it.destroyed for it in then], "destroy")
    removed = _Promise(uninstall.removed, [it.removed for it in then], "remove")
    yield from destroyed.faults(version, done.destroyed, f"{place}.destroyed")
    yield from removed.faults(version, done.removed, f"{place}.removed")
    if uninstall.receipt:
        yield P056.fault("the program writes no receipt yet", f"{place}.receipt")
    if uninstall.reinstall_restores:
        what = "a reinstall starts anew; the program brings nothing back yet"
        yield P056.fault(what, f"{place}.reinstall_restores")


@dataclass(frozen=True, slots=True)
class _Promise:
    """What a version says that an uninstall does, and what those after it say."""

    said: Sequence[str]
    later: Sequence[Sequence[str]]
    verb: str

    def faults(self, version: Declaration, done: Sequence[str], place: str) -> Iterator[Fault]:
        """Yield what is promised and not done, and what is done to its stores in silence."""
        for name in self.said:
            if name not in done:
                yield P056.fault(f"the program does not {self.verb} '{name}' then", place)
        told = frozenset(self.said).union(*self.later)
        for name in _declared(version, done):
            if name not in told:
                what = f"the program does {self.verb} '{name}' then, which is not said"
                yield P056.fault(what, place)


def _declared(version: Declaration, names: Sequence[str]) -> list[str]:
    """Return those of the stores and columns that a version declares."""
    stores = {store.id for store in version.stores}
    columns = {f"{store.id}.{name}" for store in version.stores for name in store.columns}
    return [name for name in names if name in stores | columns]


def _kept(version: Declaration, done: Deeds) -> Iterator[Fault]:
    for store in version.stores:
        for section, columns in (("columns", store.columns), ("fields", store.fields)):
            for name, it in columns.items():
                said, kept = it.retention or store.retention, done.obeyed.get((store.id, name))
                if it.item and kept not in (None, said):
                    what = f"is '{said}', and the program keeps it under '{kept}'"
                    yield P056.fault(what, f"stores[{store.id}].{section}.{name}.retention")


def _shortened(version: Declaration) -> Iterator[Fault]:
    for name, it in version.retention.items():
        if it.site_may_shorten:
            what = "a site has no way to shorten it yet"
            yield P056.fault(what, f"retention.{name}.site_may_shorten")
