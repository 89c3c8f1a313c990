"""How much of a declaration can be read? What rules are asked about, also beside other faults."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from privacy.declaration.items import Item, Purpose, RetentionClass, Subject
from privacy.declaration.model import Document
from privacy.declaration.parties import App, Policy, Vendor
from privacy.declaration.processors import Processor
from privacy.declaration.promises import Compliance, Cookie, Email, Lifecycle, Security
from privacy.declaration.statements import Statements
from privacy.declaration.stores import Store

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Draft:
    """The entries whose own shape is right; the others have their faults told already.

    Entries of lists are kept by their number in the file. A rule that draws a conclusion from
    what is not there may do so only where the draft `is_whole`.
    """

    is_whole: bool
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
        said = {name: getattr(document, name) for name in cls.__slots__ if name != "is_whole"}
        lists = {
            name: dict(enumerate(value)) for name, value in said.items() if isinstance(value, tuple)
        }
        return cls(is_whole=True, **{**said, **lists})

    @classmethod
    def salvaged(cls, raw: object) -> "Draft":
        """Return what can be read of a file whose shape is wrong somewhere."""
        said: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
        return cls(
            is_whole=False,
            app=_one(App, said.get("app")),
            vendor=_one(Vendor, said.get("vendor")),
            policy=_one(Policy, said.get("policy")),
            subjects=_named(Subject, said.get("subjects")),
            data=_named(Item, said.get("data")),
            purposes=_named(Purpose, said.get("purposes")),
            retention=_named(RetentionClass, said.get("retention")),
            stores=_listed(Store, said.get("stores")),
            processors=_listed(Processor, said.get("processors")),
            cookies=_listed(Cookie, said.get("cookies")),
            email=_listed(Email, said.get("email")),
            lifecycle=_one(Lifecycle, said.get("lifecycle")),
            statements=_one(Statements, said.get("statements")),
            security=_one(Security, said.get("security")),
            compliance=_one(Compliance, said.get("compliance")),
        )


def _one(model: type[T], raw: object) -> T | None:
    try:
        return model.model_validate_json(json.dumps(raw))
    except ValidationError:
        return None  # its faults are found where the whole document is validated


def _named(model: type[T], raw: object) -> Mapping[str, T]:
    entries = raw.items() if isinstance(raw, dict) else ()
    return {name: it for name, said in entries if (it := _one(model, said)) is not None}


def _listed(model: type[T], raw: object) -> Mapping[int, T]:
    entries = enumerate(raw) if isinstance(raw, list) else ()
    return {number: it for number, said in entries if (it := _one(model, said)) is not None}
