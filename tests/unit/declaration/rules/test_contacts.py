from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

PRIVACY = "privacy_contact: privacy@vendor.example"
SECURITY = "security_contact: security@vendor.example"
SUPPORT = "support_url: https://vendor.example/"
CONTACT = "contact: privacy@host.example"
DPA = "dpa_url: https://host.example/dpa"
GDPR = "gdpr: { as: [processor] }"
EITHER = "must be an e-mail address or an https address"
PAGE = "must be an https address"


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        ((PRIVACY, "privacy_contact: us"), f"8: error P048 vendor.privacy_contact: {EITHER}"),
        ((SECURITY, "security_contact: us"), f"9: error P048 vendor.security_contact: {EITHER}"),
        ((SUPPORT, "support_url: a@b.example"), f"10: error P048 vendor.support_url: {PAGE}"),
        ((CONTACT, "contact: Mr Host"), f"43: error P048 processors[host].contact: {EITHER}"),
        ((DPA, "dpa_url: on request"), f"44: error P048 processors[host].dpa_url: {PAGE}"),
        (
            (GDPR, "gdpr: { as: [processor], dpa_url: 'http://vendor.example' }"),
            f"88: error P048 compliance.gdpr.dpa_url: {PAGE}",
        ),
    ],
)
def test_what_cannot_be_followed_is_found(
    tmp_path: Path, edit: tuple[str, str], fault: str
) -> None:
    assert faults(tmp_path, edit) == [f"privacy.yaml:{fault}"]


@pytest.mark.parametrize(
    "said",
    [
        *("https://host.example", "https://host.example:8443/a?b=c#d", "HTTPS://host.example"),
        *("http://host.example", "https://", "https:///path", "https://me@host.example/"),
        *("https://host.example/a b", "https://host.example/<b>", "javascript:alert(1)"),
        *("//host.example", "host.example", "https://.host.example", "https://[::1", "nowhere"),
        *("https://-/", "https://host/", "https://host-.example", "https://host.example:0/"),
        *("https://host.example:65536/", "https://x:999999/", "https://host.example:/"),
        *("https://host.example:65535/", f"https://{'a' * 64}.example/"),
    ],
)
def test_a_page_is_on_https_and_whole(tmp_path: Path, said: str) -> None:
    good = ("https://host.example", "https://host.example:8443/a?b=c#d")
    is_page = said in (*good, "https://host.example:65535/")

    found = faults(tmp_path, (DPA, f"dpa_url: '{said}'"))

    assert (found == []) is is_page


@pytest.mark.parametrize(
    ("said", "is_contact"),
    [
        ("privacy@host.example", True),
        ("first.last+tag@mail.host.example", True),
        ("https://host.example/privacy", True),
        ("privacy@host", False),
        ("privacy", False),
        ("@host.example", False),
        ("a@b@host.example", False),
        ("a@host.example, b@host.example", False),
        ("Host <a@host.example>", False),
        ("mailto:a@host.example", False),
        ("a@host.example?bcc=b@host.example", False),
        ("a@host.example.", False),
        ("http://host.example/privacy", False),
    ],
)
def test_a_contact_is_one_address(tmp_path: Path, said: str, *, is_contact: bool) -> None:
    found = faults(tmp_path, (CONTACT, f"contact: '{said}'"))

    assert (found == []) is is_contact


def test_contacts_are_judged_beside_what_cannot_be_read(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        ("ai_training: false", "ai_training: perhaps"),
        (CONTACT, "contact: us"),
        ("legal_name: Vendor Ltd", "legal_name: []"),
    )

    assert found == [
        "privacy.yaml:5: error P006 vendor.legal_name: must be text",
        f"privacy.yaml:43: error P048 processors[host].contact: {EITHER}",
        "privacy.yaml:91: error P006 compliance.ai_training: must be true or false",
    ]
