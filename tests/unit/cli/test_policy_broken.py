"""What can still be asked about a policy whose working file or history is broken?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from privacy.cli.commands import run
from tests.clocks import StoppedClock
from tests.policies import edit, unpublished, vendor_policy

Capture = pytest.CaptureFixture[str]
EXPORT = ["export", "--format", "json"]
CLOCK = StoppedClock(datetime(2026, 11, 1, 9, tzinfo=UTC))


def ended(folder: Path, *arguments: str) -> int:
    return run(arguments, {"PRIVACY_POLICY": str(folder)}, CLOCK)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a policy of which one version is published, and then broken."""
    folder = vendor_policy(tmp_path)
    edit(folder, ("ai_training: false", "ai_training: perhaps"))
    return folder


@pytest.mark.parametrize("arguments", [["diff", "1.0.0", "1.0.0"], [*EXPORT, "1.0.0"], EXPORT])
def test_a_broken_working_file_is_read_only_where_it_is_asked_for(
    broken: Path, arguments: list[str], capsys: Capture
) -> None:
    assert ended(broken, *arguments) == 0

    said = capsys.readouterr()
    assert said.err == ""
    assert "1.0.0" in said.out


@pytest.mark.parametrize(
    "arguments", [["diff"], ["diff", "1.0.0"], ["diff", "working", "1.0.0"], [*EXPORT, "working"]]
)
def test_where_it_is_asked_for_its_faults_are_told(
    broken: Path, arguments: list[str], capsys: Capture
) -> None:
    assert ended(broken, *arguments) == 1

    assert "error P006 compliance.ai_training: " in capsys.readouterr().err


def test_the_working_file_is_exported_where_nothing_is_published(
    tmp_path: Path, capsys: Capture
) -> None:
    assert ended(unpublished(tmp_path), *EXPORT) == 0

    assert '"version": "1.0.0"' in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "publish"])
def test_a_history_that_is_a_file_ends_with_one(
    tmp_path: Path, command: str, capsys: Capture
) -> None:
    folder = unpublished(tmp_path)
    (folder / "history").write_text("words", "utf-8")

    assert ended(folder, command) == 1

    said = capsys.readouterr()
    assert "history: error P095 is no folder; " in said.out + said.err
