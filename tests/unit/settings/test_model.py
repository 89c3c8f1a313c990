"""Are the settings read whole, with every fault at once and no secret in a message?"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.sealing.keys import new_key
from privacy.settings.address import Address
from privacy.settings.model import Settings, SettingsError

KEY = new_key()
OTHER_KEY = new_key()


def environment(**more: str) -> Mapping[str, str]:
    least = {"BASE_URL": "https://app.example", "SEALING_KEYS": KEY}
    return {f"PRIVACY_{name}": value for name, value in (least | more).items()}


def read(**more: str) -> Settings:
    return Settings.read(environment(**more))


def fault(**more: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read(**more)
    return str(caught.value)


def test_two_settings_are_enough() -> None:
    settings = read()

    assert settings.base_url == ("https://app.example",)
    assert settings.sealing_keys == (KEY,)
    assert settings.bind == Address("127.0.0.1", 8000)
    assert settings.database_url == "sqlite:///var/privacy.db"
    assert settings.cache_url == "sqlite:///var/cache.db"
    assert settings.policy == Path("policy")


def test_atlassian_is_believed_and_nobody_else_unless_the_operator_says_so() -> None:
    settings = read()

    assert settings.host_suffixes == (".atlassian.net", ".jira.com")
    assert settings.install_key_urls == (
        "https://asap-distribution.us-west-2.prod.atl-asap.net",
        "https://connect-install-keys.atlassian.com",
    )
    assert settings.connect_js_url == "https://connect-cdn.atl-paas.net/all.js"


def test_a_token_may_be_half_a_minute_early_and_live_a_day_at_most() -> None:
    settings = read()

    assert settings.token_leeway == timedelta(seconds=30)
    assert settings.token_longest_life == timedelta(hours=24)


def test_lists_are_separated_by_commas_and_keep_their_order() -> None:
    settings = read(
        BASE_URL=" https://b.example/ , https://a.example/base/,",
        SEALING_KEYS=f"{OTHER_KEY},{KEY}",
        HOST_SUFFIXES=".fedramp.example.net",
    )

    assert settings.base_url == ("https://b.example", "https://a.example/base")
    assert settings.sealing_keys == (OTHER_KEY, KEY)
    assert settings.host_suffixes == (".fedramp.example.net",)


def test_an_empty_setting_is_one_that_is_not_given() -> None:
    assert read(POLICY="", BIND="") == read()


def test_other_names_in_the_environment_are_none_of_our_business() -> None:
    assert Settings.read({**environment(), "PATH": "/bin", "HOME": "/"}) == read()


def test_every_fault_is_reported_together() -> None:
    message = fault(
        BASE_URL="ftp://x", SEALING_KEYS="short", BIND="nowhere", THREADS="0", WORKERS="many"
    )

    for name in ("BASE_URL", "SEALING_KEYS", "BIND", "THREADS", "WORKERS"):
        assert f"PRIVACY_{name}" in message


def test_what_is_missing_is_named() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.read({})

    assert "PRIVACY_BASE_URL" in str(caught.value)
    assert "PRIVACY_SEALING_KEYS" in str(caught.value)
    assert "`python -m privacy new-key`" in str(caught.value)


def test_a_fault_elsewhere_does_not_speak_of_sealing_keys() -> None:
    assert "new-key" not in fault(THREADS="0")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SEALING_KEYS", KEY[:-3] + "!!="),
        ("DATABASE_URL", "mysql://user:swordfish@host/db"),
        ("BASE_URL", "https://user:swordfish@app.example"),
        ("CACHE_URL", "memcached://:swordfish@host"),
        ("BIND", "user:swordfish@host"),
        ("THREADS", "swordfish"),
    ],
)
def test_no_message_repeats_what_was_given(name: str, value: str) -> None:
    message = fault(**{name: value})

    assert f"PRIVACY_{name}" in message
    assert "swordfish" not in message
    assert KEY[:-3] not in message


def test_sealing_keys_do_not_show_in_a_description_of_the_settings() -> None:
    assert KEY not in repr(read())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN_LEEWAY", "61"),
        ("TOKEN_LONGEST_LIFE", "59"),
        ("TOKEN_LONGEST_LIFE", "86401"),
        ("THREADS", "3"),
        ("THREADS", "257"),
        ("WORKERS", "65"),
        ("DEVELOPMENT", "perhaps"),
        ("HOST_SUFFIXES", ".net"),
        ("HOST_SUFFIXES", ","),
        ("CACHE_URL", "sqlite:///"),
        ("SEALING_KEYS", f"{KEY},x"),
    ],
)
def test_a_value_out_of_bounds_is_refused(name: str, value: str) -> None:
    assert f"PRIVACY_{name}" in fault(**{name: value})


def test_spans_are_given_in_seconds() -> None:
    settings = read(TOKEN_LEEWAY="0", TOKEN_LONGEST_LIFE="60")

    assert settings.token_leeway == timedelta(0)
    assert settings.token_longest_life == timedelta(minutes=1)
