from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

COOKIE = "cookies: [{ id: session, label: S, purpose: greet, ttl: PT1H, http_only: true, %s }]"
GOOD = "secure: true, same_site: none, partitioned: true"
OPTIONAL = ("required: true }", "required: false, default: off }")


@pytest.mark.parametrize(
    ("flags", "lacking"),
    [
        ("secure: false, same_site: none, partitioned: true", "secure: true"),
        ("secure: true, same_site: lax, partitioned: true", "same_site: none"),
        ("secure: true, same_site: strict, partitioned: true", "same_site: none"),
        ("secure: true, same_site: none, partitioned: false", "partitioned: true"),
        (
            "secure: false, same_site: lax, partitioned: false",
            "secure: true, same_site: none, partitioned: true",
        ),
    ],
)
def test_a_cookie_that_a_frame_refuses_is_found(tmp_path: Path, flags: str, lacking: str) -> None:
    assert faults(tmp_path, ("cookies: []", COOKIE % flags)) == [
        f"privacy.yaml:54: error P071 cookies[session]: a cookie in a frame needs {lacking}"
    ]


def test_a_cookie_for_what_is_not_required_is_found(tmp_path: Path) -> None:
    assert faults(tmp_path, ("cookies: []", COOKIE % GOOD), OPTIONAL) == [
        (
            "privacy.yaml:54: error P072 cookies[session].purpose: "
            "purpose 'greet' is not required, so it may be set only after the visitor agrees"
        )
    ]


def test_a_cookie_with_all_flags_and_a_required_purpose_is_silent(tmp_path: Path) -> None:
    assert faults(tmp_path, ("cookies: []", COOKIE % GOOD)) == []


def test_a_purpose_that_does_not_exist_is_told_once(tmp_path: Path) -> None:
    cookie = (COOKIE % GOOD).replace("greet", "gret")

    assert faults(tmp_path, ("cookies: []", cookie)) == [
        (
            "privacy.yaml:54: error P011 cookies[session].purpose: "
            "no purpose 'gret'; did you mean 'greet'?"
        )
    ]


def test_a_cookie_is_judged_beside_one_that_cannot_be_read(tmp_path: Path) -> None:
    cookies = (COOKIE % GOOD.replace("secure: true", "secure: false")).replace("[{", "[3, {")

    assert faults(tmp_path, ("cookies: []", cookies)) == [
        "privacy.yaml:54: error P006 cookies[0]: must be a mapping of keys to values",
        "privacy.yaml:54: error P071 cookies[session]: a cookie in a frame needs secure: true",
    ]
