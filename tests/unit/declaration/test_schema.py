import json

import jsonschema

from privacy.declaration.model import Document
from privacy.declaration.schema import json_schema, places, written


def test_every_key_of_the_model_is_described() -> None:
    forms = [it.get("description") for it in json_schema()["$defs"].values()]

    assert all(forms)
    for place, key in places(json_schema()):
        is_group = "$ref" in json.dumps(key)
        assert is_group or key["description"], place


def test_places_are_written_as_in_the_guide() -> None:
    found = [place for place, _ in places(json_schema())]

    for place in (
        "schema",
        "policy.version",
        "data.<id>.category",
        "stores[].columns.<id>.item",
        "processors[].transfer.mechanism",
        "processors[].hosts[].from",
        "compliance.gdpr.as",
    ):
        assert place in found
    assert "texts" not in found


def test_the_schema_is_one_that_editors_know() -> None:
    schema = json.loads(written())

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema == json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "privacy.schema.json"
    assert schema["description"] == Document.__doc__
    assert schema["title"] == "Privacy declaration"
