"""A small declaration with changes, as the exports get it: its form is right, not its rules."""

import json
from collections.abc import Mapping
from typing import Any

from privacy.declaration.model import Declaration, Document
from privacy.declaration.statements import Text, place_of
from privacy.declaration.versions import Versions
from tests.unit.declaration.small import SECTIONS, small, text_of

AMERICAN = {
    "processors.0.country": "US",
    "processors.0.transfer": {"mechanism": "scc_2021_module_3", "reference": "DPA-7"},
}


def loaded(raw: object) -> Declaration:
    """Return a declaration with its texts, whatever rules it breaks: what is shown may be old."""
    texts = {place_of(f"text/{name}", "en"): Text(text_of(name), "en") for name in SECTIONS}
    return Declaration.of(Document.model_validate_json(json.dumps(raw)), texts)


def edited(changes: Mapping[str, object]) -> Declaration:
    """Return the small declaration with other values at some places: `processors.0.name`."""
    raw = small()
    for place, value in changes.items():
        *steps, last = (int(step) if step.isdigit() else step for step in place.split("."))
        here: Any = raw
        for step in steps:
            here = here[step]
        here[last] = value
    return loaded(raw)


def alone(declaration: Declaration) -> Versions:
    """Return the versions where this one is the only one, and published."""
    return Versions((declaration,), declaration)
