"""Does the file have the shape of the model? Pydantic's findings, in the words of the file."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from privacy.declaration.country_names import did_you_mean
from privacy.declaration.faults import Finding
from privacy.declaration.form import EXPLAINED
from privacy.declaration.keys import choices_at, keys_at
from privacy.declaration.mending import GUESSED, meant
from privacy.declaration.model import Document
from privacy.declaration.near import Offer
from privacy.declaration.place import Steps
from privacy.declaration.rules.processors import IDENTITY, NAMED, P040
from privacy.declaration.rules.retention import P031
from privacy.declaration.written import P001, P006, P007, P100

_WORDS: Final = {
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "tuple_type": "must be a list",
    "mapping_type": "must be a mapping of keys to values",
    "model_type": "must be a mapping of keys to values",
    "dict_type": "must be a mapping of keys to values",
}


def document(raw: object) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return what a file says as a document, or what is wrong with its shape."""
    # Pydantic's strictness fits JSON: there a date is a text, and a list may become a tuple.
    try:
        return Document.model_validate_json(json.dumps(raw)), ()
    except ValidationError as error:
        return None, tuple(_findings(error.errors()))


def _findings(errors: Sequence[ErrorDetails]) -> Iterator[Finding]:
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    misspelt = {meant(steps) for steps in unknown[:GUESSED]}
    for error in errors:
        steps = error["loc"]
        match error["type"]:
            case "extra_forbidden":
                near = Offer(str(steps[-1]), keys_at(steps[:-1]))
                yield P001.broken("unknown key", *steps, offer=near)
            case "missing" if steps in misspelt:
                pass  # it is there, and told to be misspelt
            case "missing":
                yield _absent(steps)
            case "duration":
                yield P031.broken(_what(error), *steps)
            case _:
                place = tuple(step for step in steps if step != "[key]")
                yield P006.broken(_what(error), *place, offer=_offer(error))


def _absent(steps: Steps) -> Finding:
    match steps:
        case ("statements", section):
            title = str(section).replace("_", " ")
            what = f"missing: the policy has a section on {title}, and nothing to fill it"
            return P100.broken(what, *steps)
        case ("processors", _, key) if key in IDENTITY:
            return P040.broken(f"missing; {NAMED}", *steps)
        case _:
            return P007.broken("missing", *steps)


def _what(error: ErrorDetails) -> str:
    if error["type"] == "string_pattern_mismatch":
        return EXPLAINED[error["ctx"]["pattern"]]
    if error["type"] == "string_type" and isinstance(error["input"], bool | int | float):
        return "must be text; put quotes around it"
    if error["type"] == "country":
        return f"{error['msg']}{did_you_mean(error['input'])}"
    return _WORDS.get(error["type"]) or error["msg"].replace("Input should", "must")


def _offer(error: ErrorDetails) -> Offer | None:
    choices = choices_at(error["loc"]) if error["type"] == "literal_error" else ()
    return Offer(str(error["input"]), choices) if len(choices) > 1 else None
