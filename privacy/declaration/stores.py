"""Where is it kept?"""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from privacy.declaration.form import DottedId, Form, Id, Words


class Column(Form):
    """A column, or a field inside something sealed: an item, or technical for a reason."""

    # A key that is null is as good as absent.
    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": [key], "properties": {key: {"type": "string"}}}
                for key in ("item", "technical")
            ]
        }
    )

    item: Id | None = None
    technical: Words | None = None
    retention: Id | None = None
    protection: Literal["encrypted", "keyed_hash"] | None = None
    reviewed: Words | None = None

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
