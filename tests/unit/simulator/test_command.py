"""Does `python -m privacy.simulator` run the demo until a signal comes?"""

import runpy
import signal
from collections.abc import Iterator

import pytest

from privacy.simulator.command import main

from .stage import PretendLauncher

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def own_handlers() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in _SIGNALS}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.usefixtures("own_handlers")
@pytest.mark.parametrize("ending", _SIGNALS)
def test_a_signal_ends_the_demo_in_peace(ending: signal.Signals) -> None:
    launcher = PretendLauncher(on_start=lambda: signal.raise_signal(ending))

    assert main(["--port", "0"], {}, launcher) == 0
    assert launcher.child.stopped


@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.usefixtures("own_handlers")
def test_what_went_wrong_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", "0"], {}, PretendLauncher(fails="new-key")) == 1
    assert capsys.readouterr().out == "new-key failed\n"


def test_the_module_is_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["privacy.simulator", "--help"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("privacy.simulator", run_name="__main__")

    assert ended.value.code == 0
    assert "beside a pretend Jira" in capsys.readouterr().out
