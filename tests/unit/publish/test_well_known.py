import json
from pathlib import Path

import pytest

from privacy.publish.well_known import gpc_json, security_txt
from tests.unit.declaration.small import changed, loaded, small

BASE = "https://app.test"


def test_security_txt_says_where_to_report(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, small())

    assert security_txt(declaration, BASE) == (
        "# App, privacy declaration 1.0.0\n"
        f"# SHA-256 {declaration.digest}\n"
        "Contact: mailto:security@vendor.example\n"
        "Expires: 2027-11-23T00:00:00Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://app.test/.well-known/security.txt\n"
        "Policy: https://app.test/privacy\n"
    )


def test_security_txt_names_every_language(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, changed("policy.languages", ["en", "pt-BR"]))

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
def test_a_contact_stays_on_its_line(tmp_path: Path, contact: str, line: str) -> None:
    declaration = loaded(tmp_path, small())
    vendor = declaration.vendor.model_copy(update={"security_contact": contact})

    said = security_txt(declaration.model_copy(update={"vendor": vendor}), BASE).splitlines()
    assert said[2] == line
    assert len(said) == 7


def test_a_name_stays_in_its_comment(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, changed("app.name", "App\nContact: mailto:x@y.example"))

    assert security_txt(declaration, BASE).startswith("# App Contact: mailto:x@y.example, privacy ")


@pytest.mark.parametrize(
    ("sells", "shares", "kept"),
    [(False, False, True), (True, False, False), (False, True, False), (True, True, False)],
)
def test_the_control_is_kept_only_where_nothing_is_sold_or_shared(
    tmp_path: Path, *, sells: bool, shares: bool, kept: bool
) -> None:
    ccpa = {"as": "service_provider", "sells": sells, "shares": shares}
    declaration = loaded(tmp_path, changed("compliance.ccpa", ccpa))

    assert json.loads(gpc_json(declaration, BASE)) == {
        "gpc": kept,
        "lastUpdate": "2026-11-23",
        "declaration": {
            "version": "1.0.0",
            "digest": declaration.digest,
            "url": "https://app.test/privacy.json",
        },
    }
