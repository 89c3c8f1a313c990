from typing import Any

import pytest

from privacy.declaration.faults import located
from privacy.declaration.place import Marks, Steps
from privacy.declaration.shape import document, keys_at
from tests.unit.declaration.small import changed, small


def faults(raw: object) -> list[str]:
    found, findings = document(raw)
    assert found is None
    return [str(fault) for fault in located(findings, raw, Marks())]


def test_what_has_the_right_shape_is_a_document() -> None:
    found, findings = document(small())

    assert found is not None
    assert found.app.name == "App"
    assert findings == ()


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        ("polcy", {}, "P001 polcy: unknown key; did you mean 'policy'?"),
        ("app.nmae", "x", "P001 app.nmae: unknown key; did you mean 'name'?"),
        ("app.zzz", "x", "P001 app.zzz: unknown key"),
        (
            "processors.0.adress",
            "x",
            "P001 processors[host].adress: unknown key; did you mean 'address'?",
        ),
        (
            "processors.0.hosts.0.form",
            "x",
            "P001 processors[host].hosts[0].form: unknown key; did you mean 'from'?",
        ),
        (
            "processors.0.transfer.reson",
            "x",
            "P001 processors[host].transfer.reson: unknown key; did you mean 'reason'?",
        ),
        (
            "stores.0.columns.id.techncal",
            "x",
            "P001 stores[db.people].columns.id.techncal: unknown key; did you mean 'technical'?",
        ),
        ("app", None, "P006 app: must be a mapping of keys to values"),
        ("app.name", 3, "P006 app.name: must be text; put quotes around it"),
        ("app.name", "", "P006 app.name: must not be empty"),
        ("app.products", "jira", "P006 app.products: must be a list"),
        ("app.products", ["bamboo"], "P006 app.products[0]: must be 'jira' or 'confluence'"),
        ("vendor", [], "P006 vendor: must be a mapping of keys to values"),
        ("data", [], "P006 data: must be a mapping of keys to values"),
        ("stores", {}, "P006 stores: must be a list"),
        ("stores.0", "x", "P006 stores[0]: must be a mapping of keys to values"),
        ("vendor.country", False, "P006 vendor.country: must be text; put quotes around it"),
        (
            "vendor.country",
            "Norway",
            (
                "P006 vendor.country: must be a country code of two capital letters (ISO 3166-1), "
                "such as DE"
            ),
        ),
        (
            "policy.version",
            "1.0",
            "P006 policy.version: must be a version of three numbers, such as 1.2.3",
        ),
        ("policy.effective", 3, "P006 policy.effective: must be a date such as 2026-12-31"),
        (
            "policy.effective",
            "2026-13-01",
            "P006 policy.effective: must be a date such as 2026-12-31",
        ),
        (
            "policy.languages",
            ["english"],
            "P006 policy.languages[0]: must be a language code such as en or pt-BR",
        ),
        ("purposes.greet.required", "yes", "P006 purposes.greet.required: must be true or false"),
        ("data.Name", 3, "P006 data.Name: must be a name of small letters, digits and _"),
        ("stores.0.id", "P", "P006 stores[P].id: must be names of small letters, digits and _, j"),
        ("stores.0.columns.x", {}, "P006 stores[db.people].columns.x: must have either `item` or "),
        (
            "stores.0.columns.id.item",
            "name",
            "P006 stores[db.people].columns.id: must have either `item` or `technical`",
        ),
        ("statements.email", "../x", "P006 statements.email: must name a text, such as text/"),
        ("statements.children.min_age", 1.5, "P006 statements.children.min_age: must be a whole"),
        ("retention.day.ttl", "P1M", "P031 retention.day.ttl: must be a duration of days, hours"),
    ],
)
def test_each_fault_has_its_place_and_its_words(place: str, value: object, fault: str) -> None:
    found = faults(changed(place, value))

    assert found[0].startswith(f"privacy.yaml: error {fault}")


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("app", "P007 app: missing"),
        ("app.name", "P007 app.name: missing"),
        ("data.name.label", "P007 data.name.label: missing"),
        ("stores.0.columns.name", None),
        (
            "statements.cookies",
            (
                "P100 statements.cookies: missing: the policy has a section on cookies, "
                "and nothing to fill it"
            ),
        ),
        ("statements.children.text", "P007 statements.children.text: missing"),
    ],
)
def test_what_is_missing_is_named(place: str, fault: str | None) -> None:
    raw: Any = small()
    *steps, last = (int(step) if step.isdigit() else step for step in place.split("."))
    here = raw
    for step in steps:
        here = here[step]
    del here[last]

    if fault is None:
        assert document(raw)[0] is not None
    else:
        assert faults(raw) == [f"privacy.yaml: error {fault}"]


def test_a_misspelt_key_is_not_reported_as_missing_too() -> None:
    raw = small()
    raw["processors"][0]["adress"] = raw["processors"][0].pop("address")
    raw["processors"][0]["zzz"] = raw["processors"][0].pop("service")

    assert faults(raw) == [
        "privacy.yaml: error P007 processors[host].service: missing",
        "privacy.yaml: error P001 processors[host].adress: unknown key; did you mean 'address'?",
        "privacy.yaml: error P001 processors[host].zzz: unknown key",
    ]


@pytest.mark.parametrize("raw", [None, [], "words", 3, True])
def test_what_is_no_mapping_is_told_in_one_line(raw: object) -> None:
    assert faults(raw) == ["privacy.yaml: error P006 must be a mapping of keys to values"]


def test_what_is_too_deep_for_the_model_is_told_in_one_line() -> None:
    raw: Any = "x"
    for _ in range(300):
        raw = [raw]

    assert [fault.partition("is nested")[2] for fault in faults(raw)] == [" too deeply"]


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
