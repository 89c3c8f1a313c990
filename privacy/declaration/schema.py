"""What does an editor need to know to help with the declaration? A JSON Schema of the model.

It says what form the file has. What the entries have to do with each other is for the rules.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from privacy.declaration import taxonomy
from privacy.declaration.model import Document

Schema = Mapping[str, Any]

_MEANINGS: Final = Path(__file__).with_name("meanings.json")


class _Generator(GenerateJsonSchema):
    """Leaves out titles that only repeat the key, and closes mappings to keys of another form."""

    def field_title_should_be_set(self, schema: object) -> bool:
        """Return that no title is needed."""
        del schema
        return False

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Return a mapping that has only keys of the form that is asked for."""
        return {**super().dict_schema(schema), "additionalProperties": False}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `privacy.yaml`, each key with what it means."""
    schema = Document.model_json_schema(by_alias=True, schema_generator=_Generator)
    meanings = json.loads(_MEANINGS.read_text("utf-8"))
    for place, key in places(schema):
        # A form that stands in two places is described as it is in the first.
        if place in meanings and "description" not in key:
            key["description"] = meanings[place]
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": "privacy.schema.json",
        "$comment": taxonomy.NOTICE,
        **schema,
        "title": "Privacy declaration",
    }


def written() -> str:
    """Return the text of `policy/privacy.schema.json`."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def places(schema: Schema) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return every key with its place, as the guide writes it: `stores[].columns.<id>.item`."""
    yield from _keys(schema, schema, "")


def _keys(whole: Schema, node: Schema, above: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, key in node.get("properties", {}).items():
        yield f"{above}{name}", key
        for child, suffix in _children(key):
            _, _, form = child.get("$ref", "").rpartition("/")
            if form:
                yield from _keys(whole, whole["$defs"][form], f"{above}{name}{suffix}.")


def _children(key: Schema) -> Iterator[tuple[Schema, str]]:
    for it in key.get("anyOf", [key]):
        yield it, ""
        yield it.get("items", {}), "[]"
        for entry in it.get("patternProperties", {}).values():
            yield entry, ".<id>"
