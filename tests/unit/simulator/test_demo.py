"""Does the demo show everything, and leave nothing behind?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from privacy.simulator.command import PROJECT
from privacy.simulator.demo import Demo

from .doubles import StoppedClock
from .stage import PretendApp, PretendChild, PretendLauncher, PretendStop

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]


@dataclass
class Stage:
    launcher: PretendLauncher = field(default_factory=PretendLauncher)
    app: PretendApp = field(default_factory=PretendApp)
    clock: StoppedClock = field(default_factory=StoppedClock)
    stop_after: int = 10
    said: list[str] = field(default_factory=list)

    def run(self, inherited: Mapping[str, str] | None = None) -> int:
        return Demo(
            project=PROJECT,
            port=0,
            inherited=inherited or {},
            launcher=self.launcher,
            send=self.app.send,
            clock=self.clock,
            stop=PretendStop(self.clock, self.stop_after),
            say=self.said.append,
        ).run()


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_it_prints_one_address_once_both_sites_have_the_app(stage: Stage) -> None:
    code = stage.run()

    assert code == 0
    assert stage.app.hooks == ["installed", "enabled", "installed", "enabled"]
    assert len(stage.said) == 1
    assert stage.said[0].startswith("The pretend Jira is at http://127.0.0.1:")


def test_the_app_is_migrated_before_it_serves(stage: Stage) -> None:
    stage.run()

    assert stage.launcher.launched == ["new-key", "migrate", "serve"]


def test_nothing_of_the_operators_settings_reaches_the_app(stage: Stage) -> None:
    stage.run({"PATH": "/bin", "PRIVACY_SEALING_KEYS": "precious", "PRIVACY_WORKERS": "9"})
    first, *others = stage.launcher.environments

    assert first == {"PATH": "/bin"}
    assert all(other["PRIVACY_SEALING_KEYS"] == "a sealing key" for other in others)
    assert all("PRIVACY_WORKERS" not in other for other in others)


def test_no_child_and_no_file_is_left(stage: Stage) -> None:
    stage.run()
    database = stage.launcher.environments[-1]["PRIVACY_DATABASE_URL"]

    assert stage.launcher.child.stopped
    assert not Path(database.removeprefix("sqlite:///")).parent.exists()


def test_an_app_that_ends_by_itself_ends_the_demo_with_its_last_words() -> None:
    stage = Stage(PretendLauncher(PretendChild(ends_after=5)))

    assert stage.run() == 1
    assert stage.said[1:] == ["The app ended by itself:\nits last words"]
    assert stage.launcher.child.stopped


def test_an_app_that_never_gets_ready_ends_the_demo() -> None:
    stage = Stage(app=PretendApp(ready_after=10_000), stop_after=10_000)

    assert stage.run() == 1
    assert stage.said == ["The app is not ready:\nits last words"]
    assert 60 < stage.clock.seconds < 62


def test_a_signal_before_the_app_is_ready_ends_the_demo_in_peace() -> None:
    stage = Stage(app=PretendApp(ready_after=10_000), stop_after=0)

    assert stage.run() == 0
    assert stage.said == []
    assert stage.launcher.child.stopped


def test_an_app_that_refuses_to_be_installed_ends_the_demo() -> None:
    stage = Stage(app=PretendApp(hook_status=401))

    assert stage.run() == 1
    assert stage.said == ["The app answered 401 to “installed”."]


def test_a_migration_that_fails_ends_the_demo() -> None:
    stage = Stage(PretendLauncher(fails="migrate"))

    assert stage.run() == 1
    assert stage.said == ["migrate failed"]
