"""Making the app starts nothing, calls nobody, and says what is wrong before it serves."""

import json
import threading
from pathlib import Path

import pytest

from app import create_app
from privacy.errors import PrivacyError
from privacy.settings.model import SettingsError
from tests.policies import vendor_policy
from tests.world import World


def test_making_the_app_starts_no_thread_and_makes_no_call(world: World) -> None:
    before = threading.active_count()

    world.new_app()

    assert threading.active_count() == before
    assert world.wires.sent == []


def test_every_wrong_setting_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        create_app({"PRIVACY_BASE_URL": "http://app.example", "PRIVACY_BIND": "nowhere"})

    message = str(caught.value)
    for name in ("PRIVACY_BASE_URL", "PRIVACY_BIND", "PRIVACY_SEALING_KEYS", "new-key"):
        assert name in message


def test_a_declaration_of_another_app_is_refused(world: World, tmp_path: Path) -> None:
    policy = vendor_policy(tmp_path, ("com.example.privacy-panel", "com.example.another"))

    with pytest.raises(PrivacyError, match=r"P130 app\.key"):
        world.new_app(PRIVACY_POLICY=str(policy))


@pytest.mark.parametrize(
    ("found", "changed"),
    [
        ("identity_cache", "other_cache"),
        ("ttl: PT60S, on_expiry: delete", "ttl: PT0S, on_expiry: discard"),
    ],
)
def test_a_declaration_that_lets_the_program_keep_nothing_is_refused(
    world: World, tmp_path: Path, found: str, changed: str
) -> None:
    policy = vendor_policy(tmp_path, (found, changed))

    with pytest.raises(PrivacyError, match="retention"):
        world.new_app(PRIVACY_POLICY=str(policy))


def test_a_lost_sealing_key_is_an_answer_and_a_reinstall_heals_it(installed: World) -> None:
    installed.app = installed.new_app(PRIVACY_SEALING_KEYS="A" * 43 + "=")

    lost = installed.evidence(installed.jira)
    assert lost.status_code == 503
    assert installed.install(installed.jira).status_code == 204
    assert installed.evidence(installed.jira).status_code == 200


def test_a_database_that_cannot_be_compared_yet_is_told_and_is_not_ready(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    world.app = world.new_app(PRIVACY_DATABASE_URL=f"sqlite:///{tmp_path / 'new.db'}")

    (line,) = (record.getMessage() for record in caplog.records)
    assert json.loads(line) == {
        "level": "ERROR",
        "at": "2026-11-23T09:00:00.000+00:00",
        "reason": "the database does not answer, or is not migrated",
    }
    assert world.get("/readyz").status_code == 503
