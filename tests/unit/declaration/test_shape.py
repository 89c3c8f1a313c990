from typing import Any

import pytest

from privacy.declaration.faults import located
from privacy.declaration.mending import GUESSED
from privacy.declaration.place import Marks
from privacy.declaration.shape import document
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
        (
            "app.products",
            ["Jira"],
            "P006 app.products[0]: must be 'jira' or 'confluence'; did you mean 'jira'?",
        ),
        (
            "processors.0.role",
            "subprocessor",
            (
                "P006 processors[host].role: must be 'sub_processor', 'independent' or "
                "'own_affiliate'; did you mean 'sub_processor'?"
            ),
        ),
        ("stores.0.kind", 3, "P006 stores[db.people].kind: must be 'table', 'cache', 'log', 'me"),
        ("app.name", " ", "P006 app.name: must not be empty"),
        ("app.name", "\u200b\ufeff", "P006 app.name: must not be empty"),
        ("app.scopes", ["\xa0"], "P006 app.scopes[0]: must not be empty"),
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
                "such as DE; did you mean 'NO'?"
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


def test_only_so_many_misspelt_keys_are_looked_at() -> None:
    raw = small()
    raw["app"] |= {f"x{number}": 3 for number in range(GUESSED)}
    raw["vendor"]["adress"] = raw["vendor"].pop("address")

    assert "privacy.yaml: error P007 vendor.address: missing" in faults(raw)
    del raw["app"]["x0"]
    assert "privacy.yaml: error P007 vendor.address: missing" not in faults(raw)


@pytest.mark.parametrize("raw", [None, [], "words", 3, True])
def test_what_is_no_mapping_is_told_in_one_line(raw: object) -> None:
    assert faults(raw) == ["privacy.yaml: error P006 must be a mapping of keys to values"]
