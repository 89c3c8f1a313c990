"""Are the settings of cache size, sweep and report bounded, with defaults that are safe?"""

from datetime import timedelta

import pytest

from privacy.sealing.keys import new_key
from privacy.settings.model import Settings, SettingsError

LEAST = {"PRIVACY_BASE_URL": "https://app.example", "PRIVACY_SEALING_KEYS": new_key()}


def read(**more: str) -> Settings:
    return Settings.read({**LEAST, **{f"PRIVACY_{name}": value for name, value in more.items()}})


def test_by_default_the_sweeper_runs_every_five_minutes() -> None:
    settings = read()

    assert settings.scheduler
    assert settings.sweep_interval == timedelta(minutes=5)
    assert settings.cache_size == 64
    assert settings.report_path == "/rest/atlassian-connect/latest/report-accounts"


def test_each_can_be_chosen() -> None:
    settings = read(
        SCHEDULER="0", SWEEP_INTERVAL="60", CACHE_SIZE="65536", REPORT_PATH="/wiki/rest/report.v2"
    )

    assert not settings.scheduler
    assert settings.sweep_interval == timedelta(seconds=60)
    assert settings.cache_size == 65_536
    assert settings.report_path == "/wiki/rest/report.v2"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CACHE_SIZE", "15"),
        ("CACHE_SIZE", "65537"),
        ("CACHE_SIZE", "much"),
        ("SCHEDULER", "perhaps"),
        ("SWEEP_INTERVAL", "59"),
        ("SWEEP_INTERVAL", "3601"),
        ("REPORT_PATH", "rest/report"),
        ("REPORT_PATH", "/"),
        ("REPORT_PATH", "//other.example/report"),
        ("REPORT_PATH", "/rest/../report"),
        ("REPORT_PATH", "/rest/./report"),
        ("REPORT_PATH", "/rest/report/"),
        ("REPORT_PATH", "/rest/report?a=b"),
        ("REPORT_PATH", "/rest/report#a"),
        ("REPORT_PATH", "/rest/re port"),
        ("REPORT_PATH", "/rest/%2e%2e/report"),
        ("REPORT_PATH", "https://other.example/report"),
    ],
)
def test_a_value_out_of_bounds_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"PRIVACY_{name}: "):
        read(**{name: value})
