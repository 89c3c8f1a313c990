"""Making the app starts nothing, calls nobody, and says what is wrong before it serves."""

import threading
from pathlib import Path

import pytest

from app import create_app
from privacy.errors import PrivacyError
from privacy.settings.model import SettingsError
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
    policy = tmp_path / "policy"
    source = Path(__file__).parents[2] / "policy"
    for path in source.rglob("*.*"):
        target = policy / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            path.read_text("utf-8").replace("com.example.privacy-panel", "com.example.another"),
            "utf-8",
        )

    with pytest.raises(PrivacyError, match="both must name the same app"):
        world.new_app(PRIVACY_POLICY=str(policy))


def test_a_lost_sealing_key_is_an_answer_and_a_reinstall_heals_it(installed: World) -> None:
    installed.app = installed.new_app(PRIVACY_SEALING_KEYS="A" * 43 + "=")

    lost = installed.evidence(installed.jira)
    assert lost.status_code == 503
    assert installed.install(installed.jira).status_code == 204
    assert installed.evidence(installed.jira).status_code == 200
