from typing import Any

import pytest

from privacy.declaration.references import find, repeated, unresolved
from tests.unit.declaration.small import changed, small


def test_a_whole_declaration_names_nothing_that_is_missing() -> None:
    assert list(unresolved(small())) == []
    assert list(repeated(small())) == []


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        ("data.name.subject", "x", "data.name.subject: no subject 'x'"),
        ("purposes.greet.items.0", "x", "purposes.greet.items.0: no data item 'x'"),
        ("stores.0.at", "x", "stores.db.people.at: no processor 'x'"),
        ("stores.0.retention", "x", "stores.db.people.retention: no retention class 'x'"),
        (
            "stores.0.columns.name.item",
            "x",
            "stores.db.people.columns.name.item: no data item 'x'",
        ),
        (
            "stores.0.columns.name.retention",
            "x",
            "stores.db.people.columns.name.retention: no retention class 'x'",
        ),
        (
            "stores.0.fields",
            {"a": {"item": "x", "retention": "day"}},
            "stores.db.people.fields.a.item: no data item 'x'",
        ),
        ("stores.0.of", ["x"], "stores.db.people.of.0: no store 'x'"),
        ("processors.0.purposes.0", "x", "processors.host.purposes.0: no purpose 'x'"),
        ("processors.0.receives.0", "x", "processors.host.receives.0: no data item 'x'"),
        ("cookies", [{"id": "c", "purpose": "x"}], "cookies.c.purpose: no purpose 'x'"),
        ("email", [{"id": "e", "purpose": "x"}], "email.e.purpose: no purpose 'x'"),
        (
            "lifecycle.uninstall.retention",
            "x",
            "lifecycle.uninstall.retention: no retention class 'x'",
        ),
        (
            "lifecycle.uninstall.destroyed.0",
            "db.people.x",
            "lifecycle.uninstall.destroyed.0: no store or column 'db.people.x'",
        ),
        ("lifecycle.uninstall.kept.0", "x", "lifecycle.uninstall.kept.0: no store 'x'"),
    ],
)
def test_a_name_of_nothing_is_found(place: str, value: object, fault: str) -> None:
    assert [str(found) for found in unresolved(changed(place, value))] == [fault]


@pytest.mark.parametrize("section", ["stores", "processors"])
def test_an_id_used_twice_is_found(section: str) -> None:
    raw: dict[str, Any] = small()
    raw[section] *= 2

    name = raw[section][0]["id"]
    assert [str(fault) for fault in repeated(raw)] == [f"{section}: id '{name}' is used 2 times"]


def test_what_is_no_name_is_left_to_the_model() -> None:
    assert list(unresolved(changed("data.name.subject", ["x"]))) == []


def test_a_star_is_any_key() -> None:
    raw = {"a": {"b": [1, {"c": 2}]}}

    assert list(find(raw, "a.b.*")) == [(("a", "b", 0), 1), (("a", "b", 1), {"c": 2})]
    assert list(find(raw, "*.b.*.c")) == [(("a", "b", 1, "c"), 2)]
    assert list(find(raw, "a.x.*")) == []
