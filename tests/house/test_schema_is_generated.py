"""Is what editors are told about the declaration what its guide and its model say?"""

from privacy.declaration.schema import written
from tools import meanings, schema

HOW = "run `make generated`, and look at what changed"


def test_the_meanings_are_those_of_the_guide() -> None:
    told = meanings.meanings(meanings.GUIDE.read_text("utf-8"))

    assert meanings.FILE.read_text("utf-8") == told, HOW


def test_the_schema_is_that_of_the_model() -> None:
    assert schema.FILE.read_text("utf-8") == written(), HOW


def test_the_policy_names_its_schema() -> None:
    first, _, _ = (schema.FILE.parent / "privacy.yaml").read_text("utf-8").partition("\n")

    assert first == f"# yaml-language-server: $schema={schema.FILE.name}"
