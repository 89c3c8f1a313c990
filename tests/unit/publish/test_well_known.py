import json

import pytest

from privacy.publish.well_known import gpc_json, security_txt
from tests.unit.declaration.small import changed, small
from tests.unit.publish.edited import loaded

BASE = "https://app.test"


def test_security_txt_says_where_to_report() -> None:
    declaration = loaded(small())

    assert security_txt(declaration, BASE) == (
        "# App, privacy declaration 1.0.0\n"
        f"# SHA-256 {declaration.digest}\n"
        "Contact: mailto:security@vendor.example\n"
        "Expires: 2027-11-23T00:00:00Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://app.test/.well-known/security.txt\n"
        "Policy: https://app.test/privacy\n"
    )


def test_security_txt_belongs_to_the_root_of_the_host() -> None:
    said = security_txt(loaded(small()), "https://app.test:8443/privacy/app")

    assert "Canonical: https://app.test:8443/.well-known/security.txt\n" in said
    assert "Policy: https://app.test:8443/privacy/app/privacy\n" in said


def test_security_txt_names_every_language() -> None:
    declaration = loaded(changed("policy.languages", ["en", "pt-BR"]))

    assert "Preferred-Languages: en, pt-BR\n" in security_txt(declaration, BASE)


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("https://v.example/report?a=b#c", "Contact: https://v.example/report?a=b#c"),
        ("https://v.example/a b", "Contact: https://v.example/a%20b"),
        ("https://v.example/\nContact: x", "Contact: https://v.example/%0AContact:%20x"),
        ("a+b@v.example", "Contact: mailto:a+b@v.example"),
        ("a@v.example\nPolicy: x", "Contact: mailto:a@v.example%0APolicy%3A%20x"),
        ("a@v.example?bcc=x@y.example", "Contact: mailto:a@v.example%3Fbcc%3Dx@y.example"),
    ],
)
def test_a_contact_stays_on_its_line(contact: str, line: str) -> None:
    declaration = loaded(small())
    vendor = declaration.vendor.model_copy(update={"security_contact": contact})

    said = security_txt(declaration.model_copy(update={"vendor": vendor}), BASE).splitlines()
    assert said[2] == line
    assert len(said) == 7


def test_a_name_stays_in_its_comment() -> None:
    declaration = loaded(changed("app.name", "App\nContact: mailto:x@y.example"))

    assert security_txt(declaration, BASE).startswith("# App Contact: mailto:x@y.example, privacy ")


@pytest.mark.parametrize(
    ("sells", "shares", "kept"),
    [(False, False, True), (True, False, False), (False, True, False), (True, True, False)],
)
def test_the_control_is_kept_only_where_nothing_is_sold_or_shared(
    *, sells: bool, shares: bool, kept: bool
) -> None:
    ccpa = {"as": "service_provider", "sells": sells, "shares": shares}
    declaration = loaded(changed("compliance.ccpa", ccpa))

    assert json.loads(gpc_json(declaration, BASE)) == {
        "gpc": kept,
        "lastUpdate": "2026-11-23",
        "declaration": {
            "version": "1.0.0",
            "digest": declaration.digest,
            "url": "https://app.test/privacy.json",
        },
    }
