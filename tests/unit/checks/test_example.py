"""Is the shipped example kept out of production, and an edit that was not published?"""

from pathlib import Path
from typing import Any

import pytest

from privacy.checks.example import descriptor, draft, example
from privacy.declaration.loader import load
from privacy.declaration.model import Declaration
from tests.unit.checks.making import declaration, lines, processor
from tests.unit.declaration.small import small

POLICY = Path(__file__).parents[3] / "policy"
REAL = {"contact": "privacy@host.de", "dpa_url": "https://host.de/dpa", "hosts": []}


def vendor(**more: str) -> Declaration:
    contacts = {
        "privacy_contact": "privacy@vendor.de",
        "security_contact": "https://vendor.de/security",
        "support_url": "https://vendor.de/",
    }
    said: dict[str, Any] = {**small()["vendor"], **contacts, **more}
    return declaration(vendor=said, processors=[processor(**REAL)])


def processed(**more: object) -> Declaration:
    real = vendor()
    changed = processor(**{**REAL, **more})
    return declaration(vendor=real.vendor.model_dump(), processors=[changed])


def test_the_shipped_example_is_one_fault_that_says_what_to_do() -> None:
    assert lines(example(load(POLICY))) == [
        (
            "privacy.yaml: error P150 this is still the example "
            "(processors[hosting].example, vendor.legal_name Example Apps Ltd, "
            "processors[hosting].legal_name Example Hosting GmbH and 5 more); "
            "put your own app, vendor and processors into it"
        )
    ]


def test_a_real_vendor_is_no_example() -> None:
    assert example(vendor()) == ()


@pytest.mark.parametrize(
    "contact",
    [
        *("privacy@apps.example", "https://vendor.EXAMPLE/x", "https://www.example.com"),
        *("privacy@example.org", "https://example.net:8443/", "privacy@no.invalid"),
        "Ada, dpo@apps.example, by mail",
    ],
)
def test_a_name_that_is_kept_for_examples_is_named(contact: str) -> None:
    assert lines(example(vendor(dpo=contact))) == [
        (
            f"privacy.yaml: error P150 this is still the example (vendor.dpo {contact}); "
            "put your own app, vendor and processors into it"
        )
    ]


@pytest.mark.parametrize(
    "contact",
    [
        *("privacy@example.de", "https://counterexample.com/", "https://www.example.company/"),
        *("https://vendor.de/example.html", "https://a.example.de/", "privacy@vendor.test"),
        "https://example.community/",
    ],
)
def test_a_name_that_only_looks_like_one_is_let_through(contact: str) -> None:
    assert example(vendor(dpo=contact)) == ()


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"example": True}, "processors[host].example"),
        ({"contact": "p@host.example"}, "processors[host].contact p@host.example"),
        ({"dpa_url": "https://host.example"}, "processors[host].dpa_url https://host.example"),
        (
            {"hosts": [{"host": "*.host.example", "from": "backend"}]},
            "processors[host].hosts *.host.example",
        ),
    ],
)
def test_a_processor_that_is_an_example_is_named(more: dict[str, Any], place: str) -> None:
    (line,) = lines(example(processed(**more)))

    assert f"({place})" in line


def test_a_draft_says_how_it_is_published() -> None:
    assert draft(is_draft=False) == ()
    assert lines(draft(is_draft=True)) == [
        ("privacy.yaml: error P151 is not published as it stands; run `python -m privacy publish`")
    ]


def test_a_name_of_the_example_is_named_too() -> None:
    assert lines(example(vendor(legal_name="Example Apps Ltd"))) == [
        (
            "privacy.yaml: error P150 this is still the example (vendor.legal_name Example Apps "
            "Ltd); put your own app, vendor and processors into it"
        )
    ]
    assert example(vendor(legal_name="Exemplary Apps Ltd")) == ()


def test_the_descriptor_of_the_example_is_a_warning_that_names_what_is_left() -> None:
    (fault,) = descriptor("com.example.panel", ["https://apps.example/", "https://apps.example/"])

    assert not fault.is_error
    assert str(fault) == (
        "atlassian-connect.json: warning P152 is still the example's "
        "(com.example.panel, https://apps.example/)"
    )
    assert descriptor("com.nordlicht.panel", ["https://nordlicht.test/"]) == ()
