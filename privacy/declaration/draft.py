"""How much of a declaration can be read? What rules are asked about, also beside other faults."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from privacy.declaration.form import ID
from privacy.declaration.items import Item, Purpose, RetentionClass, Subject
from privacy.declaration.model import Document
from privacy.declaration.parties import App, Policy, Vendor
from privacy.declaration.processors import Processor
from privacy.declaration.promises import Compliance, Cookie, Email, Lifecycle, Security
from privacy.declaration.statements import Statements
from privacy.declaration.stores import Store

T = TypeVar("T", bound=BaseModel)

_SINGLE: Final[Mapping[str, type[BaseModel]]] = {
    "app": App,
    "vendor": Vendor,
    "policy": Policy,
    "lifecycle": Lifecycle,
    "statements": Statements,
    "security": Security,
    "compliance": Compliance,
}
_NAMED: Final[Mapping[str, type[BaseModel]]] = {
    "subjects": Subject,
    "data": Item,
    "purposes": Purpose,
    "retention": RetentionClass,
}
_LISTED: Final[Mapping[str, type[BaseModel]]] = {
    "stores": Store,
    "processors": Processor,
    "cookies": Cookie,
    "email": Email,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """The entries whose own shape is right; the others have their faults told already.

    Entries of lists are kept by their number in the file. A rule that draws a conclusion from
    what is not in a section may do so only where that section is whole.
    """

    whole: frozenset[str]
    app: App | None
    vendor: Vendor | None
    policy: Policy | None
    subjects: Mapping[str, Subject]
    data: Mapping[str, Item]
    purposes: Mapping[str, Purpose]
    retention: Mapping[str, RetentionClass]
    stores: Mapping[int, Store]
    processors: Mapping[int, Processor]
    cookies: Mapping[int, Cookie]
    email: Mapping[int, Email]
    lifecycle: Lifecycle | None
    statements: Statements | None
    security: Security | None
    compliance: Compliance | None

    @classmethod
    def of(cls, document: Document) -> "Draft":
        """Return a draft of which nothing is missing."""
        said = {name: getattr(document, name) for name in (*_SINGLE, *_NAMED, *_LISTED)}
        lists = {name: dict(enumerate(said[name])) for name in _LISTED}
        return cls(whole=frozenset(said), **{**said, **lists})

    @classmethod
    def salvaged(cls, raw: object) -> "Draft":
        """Return what can be read of a file whose shape is wrong somewhere."""
        said: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
        found: dict[str, Any] = {
            **{name: _one(model, said.get(name)) for name, model in _SINGLE.items()},
            **{name: _named(model, said.get(name)) for name, model in _NAMED.items()},
            **{name: _listed(model, said.get(name)) for name, model in _LISTED.items()},
        }
        whole = (name for name in found if _is_whole(name, found[name], said.get(name)))
        return cls(whole=frozenset(whole), **found)

    def is_whole(self, *sections: str) -> bool:
        """Tell whether all that the file says in these sections could be read."""
        return self.whole.issuperset(sections)


def _one(model: type[T], raw: object) -> T | None:
    try:
        return model.model_validate_json(json.dumps(raw))
    except ValidationError:
        return None  # its faults are found where the whole document is validated


def _named(model: type[T], raw: object) -> Mapping[str, T]:
    entries = raw.items() if isinstance(raw, dict) else ()
    read = ((name, _one(model, said)) for name, said in entries if re.fullmatch(ID, name))
    return {name: it for name, it in read if it is not None}


def _listed(model: type[T], raw: object) -> Mapping[int, T]:
    entries = enumerate(raw) if isinstance(raw, list) else ()
    read = ((number, _one(model, said)) for number, said in entries)
    return {number: it for number, it in read if it is not None}


def _is_whole(section: str, found: Any, said: Any) -> bool:  # noqa: ANN401  # any part of a file
    if section in _SINGLE:
        return found is not None
    return isinstance(said, dict if section in _NAMED else list) and len(found) == len(said)
