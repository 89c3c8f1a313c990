from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

MAIL = "email: [{ id: news, label: N, purpose: greet, kind: %s }]"
SERVICE = "fides: essential.service"
ONE_CLICK = "marketing, unsubscribe: one_click"


@pytest.mark.parametrize(
    ("kind", "use", "fault"),
    [
        (
            "marketing",
            "marketing.communications.email",
            "P080 email[news]: kind marketing needs unsubscribe: one_click",
        ),
        (
            "transactional",
            "marketing.communications.email",
            (
                "P081 email[news]: is transactional, but uses purpose 'greet' "
                "(marketing.communications.email)"
            ),
        ),
        (
            ONE_CLICK,
            "essential.service",
            "P081 email[news]: is marketing, but uses purpose 'greet' (essential.service)",
        ),
    ],
)
def test_an_email_that_is_not_what_it_says_is_found(
    tmp_path: Path, kind: str, use: str, fault: str
) -> None:
    found = faults(tmp_path, ("email: []", MAIL % kind), (SERVICE, f"fides: {use}"))

    assert found == [f"privacy.yaml:55: error {fault}"]


@pytest.mark.parametrize(
    ("kind", "use"),
    [
        ("transactional", "essential.service.notifications.email"),
        ("transactional, unsubscribe: one_click", "essential.service"),
        (ONE_CLICK, "marketing"),
        (ONE_CLICK, "marketing.communications.email"),
    ],
)
def test_an_email_that_is_what_it_says_is_silent(tmp_path: Path, kind: str, use: str) -> None:
    assert faults(tmp_path, ("email: []", MAIL % kind), (SERVICE, f"fides: {use}")) == []


def test_a_purpose_that_does_not_exist_is_told_once(tmp_path: Path) -> None:
    mail = (MAIL % ONE_CLICK).replace("greet", "gret")

    assert faults(tmp_path, ("email: []", mail)) == [
        "privacy.yaml:55: error P011 email[news].purpose: no purpose 'gret'; did you mean 'greet'?"
    ]
