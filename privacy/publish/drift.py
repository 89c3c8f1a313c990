"""Do the answers on the Marketplace still equal the declaration?"""

import json
from collections.abc import Iterator
from typing import Final

from privacy.declaration.faults import Fault, Rule
from privacy.declaration.model import Declaration
from privacy.publish.answers import leaves
from privacy.publish.marketplace import record

P132: Final = Rule(
    "P132",
    "what the Marketplace shows equals the declaration",
    "an administrator reads both, and has to take a difference for a mistake in one of them",
    "correct the form from `python -m privacy export --format marketplace`, or the declaration",
)
RULES: Final = (P132,)

_PARTIES: Final = "thirdPartyInformation.thirdPartyDetails"
_SENTENCE: Final = "thirdPartyInformation.dataSubProcessors"


def drift(declaration: Declaration, text: str, file: str) -> tuple[Fault, ...]:
    """Return where the answers that the Marketplace's API gave differ from the declaration.

    Answers in a vendor's own words are left alone, since other words need be no other answer.
    """
    try:
        published = json.loads(text)
    except (ValueError, RecursionError):
        published = None
    if not isinstance(published, dict):
        return (P132.fault("is no answer of the Marketplace, which would be JSON", file=file),)
    answers = published.get("appTrustInformation", published)
    return tuple(P132.fault(what, file=file) for what in _differences(declaration, answers))


def _differences(declaration: Declaration, published: object) -> Iterator[str]:
    for path, expected in _definite(declaration):
        found = _found(published, path)
        if found is None:
            yield f"Marketplace answer {path} is missing; the declaration gives {expected}"
        elif found.casefold() != expected.casefold():
            yield f"Marketplace answer {path} is {found}; the declaration gives {expected}"


def _definite(declaration: Declaration) -> Iterator[tuple[str, str]]:
    """Return the answers that have one form only: yes and no, numbers, names."""
    for path, answer in leaves(record(declaration)):
        if path == _PARTIES or (isinstance(answer, bool | int | str) and path != _SENTENCE):
            yield path, _written(answer)


def _found(published: object, path: str) -> str | None:
    here = published
    for step in path.split("."):
        here = here.get(step) if isinstance(here, dict) else None
    return None if here is None else _written(here)


def _written(answer: object) -> str:
    if isinstance(answer, list):
        names = (str(it.get("name")) if isinstance(it, dict) else str(it) for it in answer)
        return ", ".join(sorted(names)) or "nobody"
    return answer if isinstance(answer, str) else json.dumps(answer)
