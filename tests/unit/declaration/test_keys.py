import pytest

from privacy.declaration.keys import choices_at, keys_at
from privacy.declaration.place import Steps


@pytest.mark.parametrize(
    ("steps", "some"),
    [
        ((), {"schema", "app", "stores"}),
        (("app",), {"key", "name"}),
        (("data", "name"), {"label", "category"}),
        (("stores", 0), {"id", "columns", "of"}),
        (("stores", 0, "columns", "x"), {"item", "technical"}),
        (("processors", 3, "hosts", 0), {"host", "from"}),
        (("processors", 3, "transfer"), {"mechanism", "reason"}),
        (("lifecycle", "uninstall"), {"kept"}),
        (("statements", "children"), {"text", "min_age"}),
        (("compliance", "gdpr"), {"as"}),
    ],
)
def test_the_keys_of_every_place_are_known(steps: Steps, some: set[str]) -> None:
    assert keys_at(steps) >= some


@pytest.mark.parametrize(
    "steps",
    [
        ("data",),
        ("stores",),
        ("app", "name"),
        ("app", "products", 0),
        ("retention", "day", "ttl"),
        ("nowhere",),
        ("nowhere", 0, "x"),
        ("stores", "x", "y"),
    ],
)
def test_where_keys_are_free_none_is_known(steps: Steps) -> None:
    assert keys_at(steps) == frozenset()


@pytest.mark.parametrize(
    ("steps", "choices"),
    [
        (("app", "products", 1), {"jira", "confluence"}),
        (("processors", 0, "role"), {"sub_processor", "independent", "own_affiliate"}),
        (("stores", 0, "columns", "x", "protection"), {"encrypted", "keyed_hash"}),
        (("schema",), {"privacy-declaration/1"}),
        (("app", "name"), set()),
        (("app",), set()),
        (("nowhere",), set()),
    ],
)
def test_the_few_values_of_a_place_are_known(steps: Steps, choices: set[str]) -> None:
    assert choices_at(steps) == choices
