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
        *(
            ("PRIVACY_DATABASE_URL", f"postgresql://app:{password}@db.test:5432/privacy")
            for password in ("a@opens", "a@op:ens", "a/opens", "1/opens", "a?opens", "a#opens")
        ),
        ("PRIVACY_DATABASE_URL", "postgresql://first.test:5432,opens.test:5432/privacy"),
    ],
)
def test_it_is_a_fault_with_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as caught:
        Settings.read({**GOOD, name: value})

    assert "opens" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///var/a@b:c.db",
        "postgresql:///privacy?host=/run/postgresql",
        "postgresql://app:p%40ss%3Aword@db.test:5432/privacy?sslmode=verify-full",
        "postgresql+psycopg://app@[fd00::5]:5432/privacy",
        "postgresql://[fd00::5]/privacy",
        "postgresql://db.test/privacy?host=first.test:5432&host=second.test:5432",
    ],
)
def test_the_address_of_a_database_is_read_in_one_way_only(url: str) -> None:
    assert Settings.read({**GOOD, "PRIVACY_DATABASE_URL": url}).database_url == url


def test_the_password_of_the_database_is_not_shown() -> None:
    url = "postgresql://privacy:a-word-that-opens@db.example/privacy"

    settings = Settings.read({**GOOD, "PRIVACY_DATABASE_URL": url})

    assert settings.database_url == url
    assert "a-word-that-opens" not in repr(settings)
