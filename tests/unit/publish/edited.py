"""A small declaration with several changes, as the exports get it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from tests.unit.declaration.small import loaded, small

AMERICAN = {
    "processors.0.country": "US",
    "processors.0.transfer": {"mechanism": "scc_2021_module_3", "reference": "DPA-7"},
}


def edited(folder: Path, changes: Mapping[str, object]) -> Declaration:
    """Return the small declaration with other values at some places: `processors.0.name`."""
    raw = small()
    for place, value in changes.items():
        *steps, last = (int(step) if step.isdigit() else step for step in place.split("."))
        here: Any = raw
        for step in steps:
            here = here[step]
        here[last] = value
    return loaded(folder, raw)


def alone(declaration: Declaration) -> Versions:
    """Return the versions where this one is the only one, and published."""
    return Versions((declaration,), declaration)
