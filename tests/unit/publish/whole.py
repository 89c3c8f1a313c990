"""A declaration in which every key is filled, and the public page that shows it."""

import json
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from privacy.declaration.loader import load
from privacy.declaration.model import Declaration, Document
from privacy.declaration.proof import Proofs
from privacy.declaration.source import read
from privacy.declaration.statements import Statements, Text, place_of
from privacy.declaration.versions import Versions
from privacy.publish.page import Reading, build
from privacy.web.fragments import Fragments

PROJECT = Path(__file__).parents[3]
SHIPPED = load(PROJECT / "policy")
TODAY = date(2026, 11, 23)
ADDRESS = "https://app.test/privacy"


def whole() -> dict[str, Any]:
    """Return what a file with everything in it says, to be changed at will."""
    return deepcopy(_read())


@cache
def _read() -> dict[str, Any]:
    raw = deepcopy(read(Path(__file__).with_name("whole.yaml")).raw)
    assert isinstance(raw, dict)
    return raw


def declaration(raw: object) -> Declaration:
    """Return a declaration of the right form, whatever rules it breaks, with all its texts."""
    document = Document.model_validate_json(json.dumps(raw))
    named = document.statements.wordings().values()
    texts = {
        place_of(wording, language): Text(f"# {wording}\n\nWords in {language}.\n", language)
        for wording in named
        for language in document.policy.languages
    }
    return Declaration.of(document, texts)


def version(number: str, effective: str, **places: object) -> Declaration:
    """Return a version with a number and a day, and other values at some places of `policy`."""
    raw = whole()
    raw["policy"] |= {"version": number, "effective": effective, **places}
    return declaration(raw)


@cache
def templates() -> Environment:
    """Return the templates as the app has them."""
    loader = FileSystemLoader(PROJECT / "templates")
    made = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    made.globals.update(root="", connect_js=None)
    return made


def public_page(
    shown: Declaration,
    *others: Declaration,
    proofs: Proofs | None = None,
    language: str = "en",
    on: date = TODAY,
    query: str = "",
) -> str:
    """Return the public page of a version, published beside others in the order of numbers."""
    versions = Versions(tuple(sorted((shown, *others), key=_number)), shown)
    made = templates()
    fragment = Fragments(made, versions, proofs or Proofs()).of(shown, language, on)
    page = build(versions, shown, Reading(on, language, ADDRESS, query))
    return made.get_template("privacy.html").render(
        page=page, declared=fragment.declared, parts=fragment.parts
    )


def _number(it: Declaration) -> list[int]:
    return [int(part) for part in it.policy.version.split(".")]


SECTIONS = tuple(Statements.model_fields)
