"""Is each key fetched once, and does it serve while the key servers are down?"""

from datetime import timedelta

import pytest

from privacy.errors import InvalidTokenError, UnavailableError, UnreachableError

from .keeping import NOT_THERE, PEM, PUBLIC, Keeping, token

SILENT = UnreachableError("silent")


def test_a_key_is_fetched_once() -> None:
    keeping = Keeping()
    found = [keeping.keys.of(token(kid="a-key")) for _ in range(5)]

    assert {key.public_numbers() for key in found} == {PUBLIC.public_numbers()}
    assert keeping.fetched == ["a-key"]


def test_a_known_key_serves_while_the_servers_are_down() -> None:
    keeping = Keeping()
    keeping.keys.of(token(kid="a-key"))
    keeping.say(SILENT)
    keeping.clock.advance(timedelta(days=365))

    assert keeping.keys.of(token(kid="a-key")).public_numbers() == PUBLIC.public_numbers()
    with pytest.raises(UnavailableError):
        keeping.keys.of(token(kid="another"))


def test_each_key_id_has_a_key_of_its_own() -> None:
    keeping = Keeping()
    keeping.keys.of(token(kid="a-key"))
    keeping.say(NOT_THERE)

    with pytest.raises(InvalidTokenError):
        keeping.keys.of(token(kid="A-key"))

    assert keeping.fetched == ["a-key", "A-key"]


def test_a_missing_key_is_not_asked_for_again_for_half_a_minute() -> None:
    keeping = Keeping(NOT_THERE)
    for seconds in (0, 1, 28.9):
        keeping.clock.advance(timedelta(seconds=seconds))
        with pytest.raises(InvalidTokenError, match="no such key"):
            keeping.keys.of(token(kid="made-up"))

    assert keeping.fetched == ["made-up"]


def test_a_key_that_appears_later_is_found_after_half_a_minute() -> None:
    keeping = Keeping(NOT_THERE)
    with pytest.raises(InvalidTokenError):
        keeping.keys.of(token(kid="a-key"))
    keeping.say(PEM)
    keeping.clock.advance(timedelta(seconds=30))

    assert keeping.keys.of(token(kid="a-key")).public_numbers() == PUBLIC.public_numbers()


def test_silence_is_not_remembered() -> None:
    keeping = Keeping(SILENT)
    with pytest.raises(UnavailableError, match="no key server answers"):
        keeping.keys.of(token(kid="a-key"))
    keeping.say(PEM)

    assert keeping.keys.of(token(kid="a-key")).public_numbers() == PUBLIC.public_numbers()


@pytest.mark.parametrize(
    "kid",
    [
        "",
        "x" * 129,
        "x" * 4_096,
        "..",
        "../a",
        "a/../b",
        "a..b",
        ".",
        "./a",
        "/a",
        "a/",
        "a//b",
        "a/b/c",
        "a?b",
        "a#b",
        "a b",
        "a%2Fb",
        "a\\b",
        "a@b",
        "a:b",
        "//evil.example/a",
        "https://evil.example/a",
        "a\n",
        "\na",
        "a\x00",
        "é",
        "\ud800",
        1,
        1.5,
        True,
        None,
        [],
        ["a-key"],
        {},
        {"a": "key"},
    ],
)
def test_what_is_no_key_id_makes_no_call_at_all(kid: object) -> None:
    keeping = Keeping()

    with pytest.raises(InvalidTokenError, match="not a key id"):
        keeping.keys.of(token(kid=kid))

    assert keeping.fetched == []


def test_a_token_that_names_no_key_makes_no_call_at_all() -> None:
    keeping = Keeping()

    with pytest.raises(InvalidTokenError, match="not a key id"):
        keeping.keys.of(token())

    assert keeping.fetched == []


@pytest.mark.parametrize("kid", ["0f6b1c2d-5e8a", "app/a_b.c", "A" * 128, "a", "a/b", "_-1"])
def test_a_key_id_of_atlassian_s_kind_is_asked_for(kid: str) -> None:
    keeping = Keeping()
    keeping.keys.of(token(kid=kid))

    assert keeping.fetched == [kid]
