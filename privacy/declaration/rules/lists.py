"""Do the lists that are read aloud say something, and each thing once?"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.place import Steps

P123: Final = Rule(
    "P123",
    "a list names each thing once, and languages, products and locations are named",
    "the page reads them aloud, and writes its texts by the first language",
    "remove what is there twice, and name at least one language, product and location",
)
RULES: Final = (P123,)

Spot = tuple[Steps, Sequence[str]]

_FILLED: Final = frozenset({"products", "languages", "locations"})
_LISTS: Final = (
    *("app.products", "app.scopes", "policy.languages"),
    *("security.certifications", "compliance.gdpr.as_", "compliance.data_residency.stored_in"),
    *(f"lifecycle.uninstall.{name}" for name in ("destroyed", "removed", "kept")),
)
_LISTS_OF_ENTRIES: Final = (
    *("purposes.items", "stores.of", "processors.sdks.pypi", "processors.sdks.npm"),
    *("processors.purposes", "processors.receives", "processors.locations"),
)


def check(draft: Draft) -> Iterator[Finding]:
    """Return each list that is empty, and each entry that stood in its list before."""
    for steps, words in _lists(draft):
        if not words and steps[-1] in _FILLED:
            yield P123.broken("must not be empty", *steps)
        firsts = {word: place for place, word in reversed(tuple(enumerate(words)))}
        for place, word in enumerate(words):
            if place > firsts[word]:
                yield P123.broken(f"'{word}' is there already", *steps, place)


def _lists(draft: Draft) -> Iterator[Spot]:
    for name in _LISTS:
        section, *keys = name.split(".")
        if getattr(draft, section) is not None:
            yield _list(getattr(draft, section), (section,), keys)
    for name in _LISTS_OF_ENTRIES:
        section, *keys = name.split(".")
        for entry, said in getattr(draft, section).items():
            yield _list(said, (section, entry), keys)


def _list(said: Any, above: Steps, keys: Sequence[str]) -> Spot:  # noqa: ANN401  # any part of a draft
    for key in keys:
        said = getattr(said, key)
    return (*above, *(key.removesuffix("_") for key in keys)), said
