"""Two declarations that differ at a few places of one in which every key is filled."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

from privacy.declaration.diff import Change, changes
from privacy.declaration.model import Declaration, Document
from privacy.declaration.source import read
from privacy.declaration.statements import Text, place_of

Steps = tuple[str | int, ...]

_SAID: Final = read(Path(__file__).parents[1] / "publish" / "whole.yaml").raw
GONE: Final = object()


def whole() -> dict[str, Any]:
    """Return what a file with everything in it says, to be changed at will."""
    assert isinstance(_SAID, dict)
    return deepcopy(_SAID)


def declared(raw: object) -> Declaration:
    """Return a declaration of the right form, whatever rules it breaks, with all its texts."""
    document = Document.model_validate_json(json.dumps(raw))
    texts = {
        place_of(wording, language): Text(f"# {wording[5:]}\n\nWords in {language}.\n", language)
        for wording in document.statements.wordings().values()
        for language in document.policy.languages
    }
    return Declaration.of(document, texts)


def put(raw: object, steps: Steps, value: object) -> None:
    """Put a value at a place, or take away what is there."""
    here: Any = raw
    for step in steps[:-1]:
        here = here[step]
    if value is GONE:
        del here[steps[-1]]
    elif isinstance(here, list) and steps[-1] == len(here):
        here.append(value)
    else:
        here[steps[-1]] = value


def steps_of(place: str) -> Steps:
    """Return the steps of a place: `processors.0.name`, with `/` for a dot inside a name."""
    words = (word.replace("/", ".") for word in place.split("."))
    return tuple(int(word) if word.isdigit() else word for word in words)


def with_values(places: Mapping[str, object]) -> dict[str, Any]:
    """Return the whole declaration with other values at some places."""
    raw = whole()
    for place, value in places.items():
        put(raw, steps_of(place), value)
    return raw


def compared(
    new: Mapping[str, object], old: Mapping[str, object] | None = None
) -> tuple[Change, ...]:
    """Return the changes between two that have these values, each beside the whole."""
    return changes(declared(with_values(old or {})), declared(with_values(new)))


def weights(place: str, value: object) -> set[str]:
    """Return how much it weighs that this value is there, beside the whole."""
    return {str(change.weight) for change in compared({place: value})}


def leaves(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Return every value of a declaration that has no parts."""
    if isinstance(value, dict | list):
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(child, (*steps, step))
    elif steps != ("schema",):
        yield steps, value
