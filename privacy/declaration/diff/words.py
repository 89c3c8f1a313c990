"""How does a value of the declaration read in a sentence?"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from privacy.declaration import countries
from privacy.declaration.items import RetentionClass
from privacy.declaration.model import Declaration
from privacy.declaration.processors import Host, Processor
from privacy.declaration.stores import Column

# A span is told in the largest unit that divides it, from the length at which that reads well.
_UNITS: Final = (
    ("day", timedelta(days=1), timedelta(hours=73)),
    ("hour", timedelta(hours=1), timedelta(hours=1)),
    ("minute", timedelta(minutes=1), timedelta(minutes=2)),
)
_CONTROLS: Final = re.compile(r"[\x00-\x20\x7f-\x9f]+")
# Which section a key names an entry of.
_NAMED: Final = {
    **dict.fromkeys(("receives", "items", "item"), "data"),
    **dict.fromkeys(("purposes", "purpose"), "purposes"),
    **dict.fromkeys(("at", "delegated_to"), "processors"),
    **dict.fromkeys(("of", "destroyed", "removed", "kept"), "stores"),
    "subject": "subjects",
    "retention": "retention",
}
_PLACES: Final = frozenset({"country", "locations", "stored_in"})
# The keys whose values are chosen from the words of the model.
_CHOSEN: Final = frozenset(
    {
        *("role", "mechanism", "source", "identifies", "lawful_basis", "on_expiry", "kind"),
        *("protection", "status", "same_site", "acceptance", "unsubscribe", "as", "products"),
    }
)
_TERMS: Final = {
    "sub_processor": "sub-processor",
    "independent": "independent company",
    "own_affiliate": "affiliate of the vendor",
    "atlassian_api": "Atlassian",
    "atlassian_marketplace": "the Atlassian Marketplace",
    "not_applicable": "not applicable",
    "adequacy": "adequacy decision",
    "scc_2021_module_2": "standard contractual clauses of 2021, module 2",
    "scc_2021_module_3": "standard contractual clauses of 2021, module 3",
    "bcr": "binding corporate rules",
    "discard": "it is dropped from memory",
    "delete": "it is deleted",
    "erase_site": "all of the site is erased",
    "jira": "Jira",
    "confluence": "Confluence",
}


def span(length: timedelta) -> str:
    """Return a length, exactly: `24 hours`, `60 seconds`, `14 days`."""
    for name, unit, least in _UNITS:
        if length >= least and not length % unit:
            return _counted(length // unit, name)
    return _counted(int(length.total_seconds()), "second")


def told(key: str, value: object, declaration: Declaration) -> str | None:
    """Return a value that stands below a key; None where nothing does."""
    match value:
        case None:
            return None
        case str():
            return _word(key, value, declaration)
        case Column():
            return told("item", value.item, declaration) or value.technical
        case bool():
            return "yes" if value else "no"
        case _:
            return name_of(value) or str(value)


def name_of(entry: object) -> str | None:
    """Return what people call an entry of the declaration."""
    match entry:
        case timedelta():
            return span(entry)
        case Processor():
            return f"{entry.legal_name} ({countries.name_of(entry.country)})"
        case RetentionClass():
            return f"{span(entry.ttl)} {entry.label}"
        case Host():
            return f"{entry.host} (called from the {entry.side})"
        case _:
            return getattr(entry, "label", None)


def entries(section: str, declaration: Declaration) -> Mapping[str, object]:
    """Return the entries of a section by their ids."""
    found = getattr(declaration, section, None)
    if isinstance(found, tuple):
        return {it.id: it for it in found if hasattr(it, "id")}
    return found if isinstance(found, Mapping) else {}


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: `one, another and a third`."""
    head, last = ", ".join(words[:-1]), words[-1]
    return f"{head} and {last}" if head else last


def one_line(words: str) -> str:
    """Return words without line breaks and other controls, whatever a declaration has in them."""
    return _CONTROLS.sub(" ", words)


def _word(key: str, value: str, declaration: Declaration) -> str:
    if key in _NAMED:
        named = entries(_NAMED[key], declaration)
        store, _, column = value.rpartition(".")
        return name_of(named.get(value)) or f"{column} in {name_of(named.get(store))}"
    if key in _PLACES:
        return countries.name_of(value) if value in countries.CODES else value
    return _TERMS.get(value, value.replace("_", " ")) if key in _CHOSEN else value


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
