from typing import Any

import pytest

from privacy.declaration.faults import located
from privacy.declaration.place import Marks
from privacy.declaration.references import repeated, unresolved
from tests.unit.declaration.small import changed, small


def dead(raw: object) -> list[str]:
    return [str(fault) for fault in located(unresolved(raw), raw, Marks())]


def twice(raw: object) -> list[str]:
    return [str(fault) for fault in located(repeated(raw), raw, Marks())]


def test_a_whole_declaration_names_nothing_that_is_missing() -> None:
    assert dead(small()) == []
    assert twice(small()) == []


COLUMN = "stores[db.people].columns.name"
FIELDS = {"a": {"item": "x", "retention": "y"}}


@pytest.mark.parametrize(
    ("place", "value", "faults"),
    [
        ("data.name.subject", "x", ["data.name.subject: no subject 'x'; known: person"]),
        ("purposes.greet.items.0", "x", ["purposes.greet.items[0]: no data item 'x'; known: name"]),
        ("stores.0.at", "x", ["stores[db.people].at: no processor 'x'; known: host"]),
        (
            "stores.0.retention",
            "x",
            ["stores[db.people].retention: no retention class 'x'; known: day"],
        ),
        ("stores.0.columns.name.item", "x", [f"{COLUMN}.item: no data item 'x'; known: name"]),
        (
            "stores.0.columns.name.retention",
            "x",
            [f"{COLUMN}.retention: no retention class 'x'; known: day"],
        ),
        (
            "stores.0.fields",
            FIELDS,
            [
                "stores[db.people].fields.a.item: no data item 'x'; known: name",
                "stores[db.people].fields.a.retention: no retention class 'y'; known: day",
            ],
        ),
        ("stores.0.of", ["x"], ["stores[db.people].of[0]: no store 'x'; known: db.people"]),
        (
            "processors.0.purposes.0",
            "x",
            ["processors[host].purposes[0]: no purpose 'x'; known: greet"],
        ),
        (
            "processors.0.receives.0",
            "x",
            ["processors[host].receives[0]: no data item 'x'; known: name"],
        ),
        (
            "cookies",
            [{"id": "c", "purpose": "x"}],
            ["cookies[c].purpose: no purpose 'x'; known: greet"],
        ),
        (
            "email",
            [{"id": "e", "purpose": "x"}],
            ["email[e].purpose: no purpose 'x'; known: greet"],
        ),
        (
            "security.payment_cards.delegated_to",
            "x",
            ["security.payment_cards.delegated_to: no processor 'x'; known: host"],
        ),
        (
            "lifecycle.uninstall.retention",
            "x",
            ["lifecycle.uninstall.retention: no retention class 'x'; known: day"],
        ),
        (
            "lifecycle.uninstall.destroyed.0",
            "db.people.nme",
            [
                (
                    "lifecycle.uninstall.destroyed[0]: no store or column 'db.people.nme'; "
                    "did you mean 'db.people.name'?"
                )
            ],
        ),
        (
            "lifecycle.uninstall.removed",
            ["db.peeple"],
            [
                (
                    "lifecycle.uninstall.removed[0]: no store or column 'db.peeple'; "
                    "did you mean 'db.people'?"
                )
            ],
        ),
        (
            "lifecycle.uninstall.kept.0",
            "db.people.name",
            ["lifecycle.uninstall.kept[0]: no store 'db.people.name'; did you mean 'db.people'?"],
        ),
    ],
)
def test_a_name_of_nothing_is_found(place: str, value: object, faults: list[str]) -> None:
    assert sorted(dead(changed(place, value))) == [
        f"privacy.yaml: error P011 {fault}" for fault in faults
    ]


@pytest.mark.parametrize("value", [["x"], {"x": "y"}, 3, None])
def test_what_is_no_name_is_left_to_the_model(value: object) -> None:
    assert dead(changed("data.name.subject", value)) == []


@pytest.mark.parametrize("section", ["data", "processors", "stores", "purposes", "retention"])
@pytest.mark.parametrize("value", [None, 3, "x", "gone"])
def test_names_of_a_section_that_cannot_be_read_are_left_to_the_model(
    section: str, value: object
) -> None:
    raw = small()
    raw[section] = {} if section in ("stores", "processors") else []
    other = {**raw, section: value}
    if value == "gone":
        del other[section]

    assert dead(raw) == []
    assert dead(other) == []


def test_an_empty_section_has_no_names() -> None:
    assert dead(changed("processors", [])) == [
        "privacy.yaml: error P011 stores[db.people].at: no processor 'host'; known: none"
    ]


def test_an_entry_without_an_id_adds_no_name() -> None:
    raw: Any = changed("stores.0.at", "x")
    raw["processors"] += [{"id": None}, {}]
    raw["stores"] += [{"id": None, "columns": {"x": {}}}, {"columns": {"x": {}}}]
    raw["lifecycle"]["uninstall"]["destroyed"] = ["None.x"]

    assert dead(raw) == [
        "privacy.yaml: error P011 stores[db.people].at: no processor 'x'; known: host",
        (
            "privacy.yaml: error P011 lifecycle.uninstall.destroyed[0]: no store or column "
            "'None.x'; known: db.people, db.people.id, db.people.kept_at, db.people.name"
        ),
    ]


@pytest.mark.parametrize("section", ["stores", "processors", "cookies", "email"])
def test_an_id_used_more_than_once_is_told_once_where_it_stands_last(section: str) -> None:
    raw: dict[str, Any] = small()
    raw[section] = [{"id": "a"}, {"id": "b"}, {"id": "a"}, {"id": "a"}]
    (finding,) = repeated(raw)

    assert finding.steps == (section, 3, "id")
    assert twice(raw) == [
        f"privacy.yaml: error P010 {section}[a].id: id 'a' is used more than once in {section}"
    ]


def test_every_id_that_is_repeated_is_told() -> None:
    raw = {"email": [{"id": "a"}, {"id": "b"}, {"id": "b"}, {"id": "a"}, {"id": ["a"]}]}

    assert [it.steps for it in repeated(raw)] == [("email", 3, "id"), ("email", 2, "id")]


@pytest.mark.parametrize("raw", [None, [], "words", {"stores": 3, "processors": [4, [5]]}])
def test_nothing_is_asked_of_what_is_none(raw: object) -> None:
    assert dead(raw) == []
    assert twice(raw) == []
