"""Do the lists that are read aloud say something, and each thing once?"""

from collections.abc import Iterator, Sequence
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.place import Step

P123: Final = Rule(
    "P123",
    "languages, products and locations are named, and each once",
    "the page reads them aloud, and writes its texts by the first language",
    "name at least one, and remove what is there twice",
)
RULES: Final = (P123,)


def check(draft: Draft) -> Iterator[Finding]:
    """Return each list that is empty, and each entry that stood in its list before."""
    for steps, words in _lists(draft):
        if not words:
            yield P123.broken("must not be empty", *steps)
        firsts = {word: place for place, word in reversed(tuple(enumerate(words)))}
        for place, word in enumerate(words):
            if place > firsts[word]:
                yield P123.broken(f"'{word}' is there already", *steps, place)


def _lists(draft: Draft) -> Iterator[tuple[tuple[Step, ...], Sequence[str]]]:
    if draft.app is not None:
        yield ("app", "products"), draft.app.products
    if draft.policy is not None:
        yield ("policy", "languages"), draft.policy.languages
    for number, processor in draft.processors.items():
        yield ("processors", number, "locations"), processor.locations
