"""Is every item what it is said to be, and collected for a reason?"""

from collections.abc import Iterator, Mapping
from typing import Final

from privacy.declaration import taxonomy
from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.items import Purpose
from privacy.declaration.near import Offer

P012: Final = Rule(
    "P012",
    f"categories, uses and subjects are words of the taxonomy (fideslang {taxonomy.VERSION})",
    "exports and questionnaires sort by these words, so an invented one falls out of every list",
    "take the nearest key of the taxonomy; an editor with the JSON Schema offers them all",
)
P020: Final = Rule(
    "P020",
    "every item is listed by a purpose",
    "data without a purpose may not be collected (GDPR Article 5(1)(b))",
    "add the item to the purpose that needs it, or stop collecting it",
)
P021: Final = Rule(
    "P021",
    "a purpose of a controller has a lawful basis",
    "who decides on a purpose needs a basis for it (GDPR Article 6) and has to tell it",
    "add lawful_basis, such as contract, consent or legitimate_interests",
)
P122: Final = Rule(
    "P122",
    "a purpose that a site may switch off says whether it begins switched on",
    "an administrator has to know what happens before anybody has chosen",
    "add `default: off` or `default: on`; leave it out where the purpose is required",
)
RULES: Final = (P012, P020, P021, P122)


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with items, subjects and purposes."""
    for name, item in draft.data.items():
        yield from _word(item.category, taxonomy.CATEGORIES, "data", name, "category")
    for name, subject in draft.subjects.items():
        yield from _word(subject.fides, taxonomy.SUBJECTS, "subjects", name, "fides")
    for name, purpose in draft.purposes.items():
        yield from _word(purpose.fides, taxonomy.USES, "purposes", name, "fides")
        yield from _purpose(name, purpose)
    if draft.is_whole("purposes"):
        yield from _aimless(draft)


def _word(word: str, known: Mapping[str, str], *steps: str) -> Iterator[Finding]:
    if word not in known:
        what = f"'{word}' is not in fideslang {taxonomy.VERSION}"
        yield P012.broken(what, *steps, offer=Offer(word, known, is_listed=True))


def _purpose(name: str, purpose: Purpose) -> Iterator[Finding]:
    if purpose.role == "controller" and purpose.lawful_basis is None:
        yield P021.broken("role is controller, so lawful_basis is needed", "purposes", name)
    if not purpose.required and purpose.default is None:
        yield P122.broken("required is false, so default is needed", "purposes", name)
    if purpose.required and purpose.default is not None:
        yield P122.broken("has no meaning, since required is true", "purposes", name, "default")


def _aimless(draft: Draft) -> Iterator[Finding]:
    listed = {name for purpose in draft.purposes.values() for name in purpose.items}
    for name in draft.data:
        if name not in listed:
            yield P020.broken("no purpose lists it", "data", name)
