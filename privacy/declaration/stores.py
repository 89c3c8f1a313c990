"""Where is it kept?"""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from privacy.declaration.form import DottedId, Form, Id, Words


class Column(Form):
    """A column, or a field inside something sealed: an item, or technical for a reason."""

    item: Id | None = None
    technical: Words | None = None
    retention: Id | None = None
    protection: Literal["encrypted", "keyed_hash"] | None = None

    @model_validator(mode="after")
    def _is_one_of_two(self) -> Self:
        if (self.item is None) == (self.technical is None):
            raise PydanticCustomError("column", "must have either `item` or `technical`")
        return self


class Store(Form):
    """A table, cache, log, memory or backup that holds something."""

    id: DottedId
    kind: Literal["table", "cache", "log", "memory", "backup"]
    label: Words
    at: Id
    tenant: Id | None = None
    retention: Id | None = None
    columns: Mapping[Id, Column] = {}
    fields: Mapping[Id, Column] = {}
    of: tuple[DottedId, ...] = ()

    @model_validator(mode="after")
    def _keeps_nothing_for_ever(self) -> Self:
        for name, column in {**self.columns, **self.fields}.items():
            if column.item and not (column.retention or self.retention):
                raise PydanticCustomError(
                    "retention",
                    "'{column}' has no retention; every stored item needs one",
                    {"column": name},
                )
        return self
