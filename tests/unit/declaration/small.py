"""The smallest declaration that says something about everything."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from privacy.declaration.loader import examine, load
from privacy.declaration.model import Declaration
from privacy.declaration.source import read
from privacy.declaration.statements import Statements

SECTIONS = tuple(Statements.model_fields)

_MORE = """
cookie: { id: session, label: S, purpose: greet, ttl: PT1H, secure: true, http_only: true,
          same_site: none, partitioned: true }
mail: { id: mail, label: M, kind: transactional, purpose: greet }
backup: { id: backup, kind: backup, label: B, at: host, retention: day, of: [db.people] }
choice: { label: C, fides: analytics, role: controller, lawful_basis: consent, items: [name],
          required: false, default: 'off' }
chosen: { id: chosen, purposes: [choice], optional: true, country: US, hosts: [],
          transfer: { mechanism: bcr, reference: B-1 } }
"""
_FILE = Path(__file__).with_name("small.yaml")


def small() -> dict[str, Any]:
    """Return what a file with the small declaration says, to be changed at will."""
    raw = deepcopy(read(_FILE).raw)
    assert isinstance(raw, dict)
    return raw


def rich() -> dict[str, Any]:
    """Return the small declaration with one of everything that it does without."""
    raw, more = small(), yaml.safe_load(_MORE)
    raw["cookies"], raw["email"] = [more["cookie"]], [more["mail"]]
    raw["purposes"]["choice"] = more["choice"]
    raw["retention"]["day"]["ceiling"] = "P2D"
    raw["stores"][0]["fields"] = {"again": {"item": "name", "retention": "day"}}
    raw["stores"].append(more["backup"])
    raw["lifecycle"]["uninstall"]["kept"].append("backup")
    raw["processors"].append({**raw["processors"][0], **more["chosen"]})
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
    return write_words(folder, json.dumps(raw))


def write_words(folder: Path, words: str) -> Path:
    """Write a file as it is given, and all texts."""
    (folder / "text" / "en").mkdir(parents=True)
    (folder / "privacy.yaml").write_text(words, "utf-8")
    for name in SECTIONS:
        (folder / "text" / "en" / f"{name}.md").write_text(text_of(name), "utf-8")
    return folder


def loaded(folder: Path, raw: object) -> Declaration:
    """Return a declaration as the program gets it."""
    return load(write(folder, raw))


def edited(*edits: tuple[str, str]) -> str:
    """Return the small file with other words for some of its own, each of which is there once."""
    words = _FILE.read_text("utf-8")
    for old, new in edits:
        assert words.count(old) == 1, old
        words = words.replace(old, new)
    return words


def faults(folder: Path, *edits: tuple[str, str]) -> list[str]:
    """Return what is told about the small file after some edits."""
    return [str(fault) for fault in examine(write_words(folder, edited(*edits))).faults]
