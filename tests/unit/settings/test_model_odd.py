"""What do settings say to values that nobody would write on purpose?"""

import pytest

from privacy.settings.model import Settings, SettingsError

GOOD = {"PRIVACY_BASE_URL": "https://app.example", "PRIVACY_SEALING_KEYS": "A" * 43 + "="}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PRIVACY_TOKEN_LEEWAY", "9" * 30),
        ("PRIVACY_TOKEN_LEEWAY", "-1"),
        ("PRIVACY_BASE_URL", "https://app.example/?"),
        ("PRIVACY_BASE_URL", "https://app.example/#"),
        ("PRIVACY_BASE_URL", "https://app example"),
        ("PRIVACY_BASE_URL", "https://äpp.example"),
        ("PRIVACY_DATABASE_URL", "sqlite:///"),
        ("PRIVACY_DATABASE_URL", "mysql://host/name"),
    ],
)
def test_it_is_a_fault_with_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.read({**GOOD, name: value})


def test_the_password_of_the_database_is_not_shown() -> None:
    url = "postgresql://privacy:a-word-that-opens@db.example/privacy"

    settings = Settings.read({**GOOD, "PRIVACY_DATABASE_URL": url})

    assert settings.database_url == url
    assert "a-word-that-opens" not in repr(settings)
