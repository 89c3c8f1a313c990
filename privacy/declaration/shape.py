"""Does the file have the shape of the model? Pydantic's findings, in the words of the file."""

import json
import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from privacy.declaration.faults import Finding
from privacy.declaration.form import EXPLAINED
from privacy.declaration.model import Document
from privacy.declaration.near import did_you_mean
from privacy.declaration.place import Steps
from privacy.declaration.rules.processors import IDENTITY, NAMED, P040
from privacy.declaration.rules.retention import P031
from privacy.declaration.written import P001, P005, P006, P007, P100

_WORDS: Final = {
    "string_type": "must be text",
    "string_too_short": "must not be empty",
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


def keys_at(steps: Steps) -> frozenset[str]:
    """Return the keys that the model has at a place; none where the keys are free."""
    here: Any = Document
    for step in steps:
        here = _below(_bare(here), step)
    found = _bare(here)
    return frozenset(_fields(found)) if _is_model(found) else frozenset()


def _findings(errors: Sequence[ErrorDetails]) -> Iterator[Finding]:
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    for error in errors:
        steps = error["loc"]
        match error["type"]:
            case "extra_forbidden":
                near = did_you_mean(str(steps[-1]), keys_at(steps[:-1]))
                yield P001.broken(f"unknown key{near}", *steps)
            case "missing":
                yield from _missing(steps, unknown)
            case "duration":
                yield P031.broken(_what(error), *steps)
            case "json_invalid":
                yield P005.broken("is nested too deeply")
            case _:
                yield P006.broken(_what(error), *(step for step in steps if step != "[key]"))


def _missing(steps: Steps, unknown: Sequence[Steps]) -> Iterator[Finding]:
    misspelt = [str(it[-1]) for it in unknown if it[:-1] == steps[:-1]]
    if any(did_you_mean(word, keys_at(steps[:-1])).find(f"'{steps[-1]}'") > 0 for word in misspelt):
        return
    yield _absent(steps)


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
    return _WORDS.get(error["type"]) or error["msg"].replace("Input should", "must")


def _below(kind: Any, step: int | str) -> Any:  # noqa: ANN401  # any annotation of the model
    if _is_model(kind):
        return _fields(kind).get(str(step))
    arguments = get_args(kind)
    return arguments[-1 if isinstance(step, str) else 0] if arguments else None


def _bare(kind: Any) -> Any:  # noqa: ANN401  # any annotation of the model
    if get_origin(kind) in (Union, types.UnionType):
        return next(it for it in get_args(kind) if it is not type(None))
    return kind


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    return {it.alias or name: it.annotation for name, it in model.model_fields.items()}
