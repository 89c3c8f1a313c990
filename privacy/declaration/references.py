"""Does everything that is named exist, and is each name given once?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from privacy.declaration.faults import Finding, Rule
from privacy.declaration.near import Offer
from privacy.declaration.place import Step, find

P010: Final = Rule(
    "P010",
    "each id of a list is given once",
    "what refers to the id could mean either of the two",
    "rename one of them",
)
P011: Final = Rule(
    "P011",
    "what is referred to exists",
    "the page joins entries by their names, and a dead name would leave a hole in an answer",
    "correct the name, or add the entry that it names",
)
RULES: Final = (P010, P011)

# Which place names an entry of which section. Places are followed only as far as they exist, so
# that this can be asked of a file that has other faults too.
_REFERENCES: Final = (
    ("data.*.subject", "subjects", "subject"),
    ("purposes.*.items.*", "data", "data item"),
    ("stores.*.at", "processors", "processor"),
    ("stores.*.retention", "retention", "retention class"),
    ("stores.*.columns.*.item", "data", "data item"),
    ("stores.*.columns.*.retention", "retention", "retention class"),
    ("stores.*.fields.*.item", "data", "data item"),
    ("stores.*.fields.*.retention", "retention", "retention class"),
    ("stores.*.of.*", "stores", "store"),
    ("processors.*.purposes.*", "purposes", "purpose"),
    ("processors.*.receives.*", "data", "data item"),
    ("cookies.*.purpose", "purposes", "purpose"),
    ("email.*.purpose", "purposes", "purpose"),
    ("security.payment_cards.delegated_to", "processors", "processor"),
    ("lifecycle.uninstall.retention", "retention", "retention class"),
    ("lifecycle.uninstall.destroyed.*", "columns", "store or column"),
    ("lifecycle.uninstall.removed.*", "columns", "store or column"),
    ("lifecycle.uninstall.kept.*", "stores", "store"),
)
_LISTS: Final = ("stores", "processors", "cookies", "email")


def unresolved(raw: object) -> Iterator[Finding]:
    """Return a finding for each name of an entry that does not exist."""
    for pattern, section, kind in _REFERENCES:
        if not _can_be_read(raw, "stores" if section == "columns" else section):
            continue  # that is told already, and no name in it is known
        known = _known(raw, section)
        for steps, name in find(raw, pattern):
            if isinstance(name, str) and name not in known:
                offer = Offer(name, known, is_listed=True)
                yield P011.broken(f"no {kind} '{name}'", *steps, offer=offer)


def repeated(raw: object) -> Iterator[Finding]:
    """Return a finding for each id that two entries of one list bear."""
    for section in _LISTS:
        ids = [(steps, name) for steps, name in find(raw, f"{section}.*.id")]
        counts = Counter(name for _, name in ids if isinstance(name, str))
        for steps, name in reversed(ids):
            if isinstance(name, str) and counts.pop(name, 1) > 1:
                yield P010.broken(f"id '{name}' is used more than once in {section}", *steps)


def _can_be_read(raw: object, section: str) -> bool:
    here = raw.get(section) if isinstance(raw, dict) else None
    return isinstance(here, list if section in _LISTS else dict)


def _known(raw: object, section: str) -> frozenset[str]:
    if section == "columns":
        stores = _ids(raw, "stores")
        columns = (steps for steps, _ in find(raw, "stores.*.columns.*"))
        named = (f"{stores[it[1]]}.{it[-1]}" for it in columns if it[1] in stores)
        return frozenset({*named, *stores.values()})
    if section in _LISTS:
        return frozenset(_ids(raw, section).values())
    return frozenset(str(steps[-1]) for steps, _ in find(raw, f"{section}.*"))


def _ids(raw: object, section: str) -> Mapping[Step, str]:
    found = find(raw, f"{section}.*.id")
    return {steps[1]: name for steps, name in found if isinstance(name, str)}
