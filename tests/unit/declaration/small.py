"""The smallest declaration that says something about everything."""

import json
from pathlib import Path
from typing import Any

from privacy.declaration.loader import load
from privacy.declaration.model import Declaration
from privacy.declaration.source import read
from privacy.declaration.statements import Statements

SECTIONS = tuple(Statements.model_fields)

_FILE = Path(__file__).with_name("small.yaml")


def small() -> dict[str, Any]:
    """Return what a file with the small declaration says, to be changed at will."""
    raw, _ = read(_FILE)
    assert isinstance(raw, dict)
    return raw


def changed(place: str, value: object) -> dict[str, Any]:
    """Return the small declaration with another value at one place: `processors.0.name`."""
    raw = small()
    *steps, last = (int(step) if step.isdigit() else step for step in place.split("."))
    here: Any = raw
    for step in steps:
        here = here[step]
    here[last] = value
    return raw


def text_of(name: str) -> str:
    """Return the text that a section has."""
    return f"# {name}\n\nWords about *{name}*.\n"


def write(folder: Path, raw: object) -> Path:
    """Write a declaration and all its texts; JSON is YAML, too."""
    (folder / "text" / "en").mkdir(parents=True)
    (folder / "privacy.yaml").write_text(json.dumps(raw), "utf-8")
    for name in SECTIONS:
        (folder / "text" / "en" / f"{name}.md").write_text(text_of(name), "utf-8")
    return folder


def loaded(folder: Path, raw: object) -> Declaration:
    """Return a declaration as the program gets it."""
    return load(write(folder, raw))
