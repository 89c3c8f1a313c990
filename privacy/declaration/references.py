"""Does everything that is named exist?"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from privacy.declaration.faults import Fault, path

Steps = tuple[int | str, ...]

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
    ("lifecycle.uninstall.retention", "retention", "retention class"),
    ("lifecycle.uninstall.destroyed.*", "columns", "store or column"),
    ("lifecycle.uninstall.removed.*", "columns", "store or column"),
    ("lifecycle.uninstall.kept.*", "stores", "store"),
)
_LISTS: Final = ("stores", "processors", "cookies", "email")


def unresolved(raw: object) -> Iterator[Fault]:
    """Return a fault for each name of an entry that does not exist."""
    for pattern, section, kind in _REFERENCES:
        known = _known(raw, section)
        for steps, name in find(raw, pattern):
            if isinstance(name, str) and name not in known:
                yield Fault(path(steps, raw), f"no {kind} '{name}'")


def repeated(raw: object) -> Iterator[Fault]:
    """Return a fault for each id that two entries of one list bear."""
    for section in _LISTS:
        ids = Counter(str(name) for _, name in find(raw, f"{section}.*.id"))
        for name in (name for name, count in ids.items() if count > 1):
            yield Fault(section, f"id '{name}' is used {ids[name]} times")


def find(raw: object, pattern: str) -> Iterator[tuple[Steps, object]]:
    """Return every place of this pattern that exists, `*` being any key, and what is there."""
    found: list[tuple[Steps, object]] = [((), raw)]
    for step in pattern.split("."):
        found = [
            ((*steps, key), child) for steps, here in found for key, child in _children(here, step)
        ]
    yield from found


def _children(parent: object, step: str) -> list[tuple[int | str, object]]:
    match parent:
        case dict():
            return [(key, child) for key, child in parent.items() if step in ("*", key)]
        case list() if step == "*":
            return list(enumerate(parent))
        case _:
            return []


def _known(raw: object, section: str) -> frozenset[str]:
    if section == "columns":
        columns = (
            f"{path(steps[:2], raw).removeprefix('stores.')}.{steps[-1]}"
            for steps, _ in find(raw, "stores.*.columns.*")
        )
        return frozenset(columns) | _known(raw, "stores")
    if section in _LISTS:
        return frozenset(str(name) for _, name in find(raw, f"{section}.*.id"))
    return frozenset(str(steps[-1]) for steps, _ in find(raw, f"{section}.*"))
