"""What is wrong with a declaration, where, and in which words?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic_core import ErrorDetails

from privacy.declaration.form import EXPLAINED
from privacy.errors import PrivacyError

FILE: Final = "privacy.yaml"

_WORDS: Final = {
    "extra_forbidden": "unknown key",
    "missing": "missing",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "mapping_type": "must be a mapping of keys to values",
    "model_type": "must be a mapping of keys to values",
    "dict_type": "must be a mapping of keys to values",
    "json_invalid": "is nested too deeply",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where."""

    path: str
    what: str

    def __str__(self) -> str:
        """Return the line that a person reads."""
        return f"{self.path}: {self.what}"


class DeclarationError(PrivacyError):
    """A declaration that cannot be obeyed, with everything that is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults; one line for each."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def of_form(errors: Sequence[ErrorDetails], raw: object) -> tuple[Fault, ...]:
    """Return Pydantic's findings in the words of the file."""
    return tuple(Fault(path(error["loc"], raw), _what(error)) for error in errors)


def path(steps: Sequence[int | str], raw: object) -> str:
    """Return where something stands, naming list entries by id: `processors.hosting.address`."""
    names, here = [], raw
    for step in steps:
        if step == "[key]":
            break
        here = _child(here, step)
        names.append(_name(step, here))
    return ".".join(names) or FILE


def _child(parent: object, step: int | str) -> object:
    match parent, step:
        case list(), int():
            return parent[step]
        case dict(), str():
            return parent.get(step)
        case _:
            return None


def _name(step: int | str, here: object) -> str:
    if isinstance(step, int) and isinstance(here, dict) and isinstance(here.get("id"), str):
        return str(here["id"])
    return str(step)


def _what(error: ErrorDetails) -> str:
    if error["type"] == "string_pattern_mismatch":
        return EXPLAINED[error["ctx"]["pattern"]]
    return _WORDS.get(error["type"]) or error["msg"].replace("Input should", "must")
