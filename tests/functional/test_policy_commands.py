"""Does every planted fault end a check with one, in words, and never with a traceback?"""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from privacy.cli.checking import check
from privacy.cli.commands import run
from tests.unit.declaration.planted import PLANTED, WARNED, Planted

DAY = date(2026, 11, 23)
PROJECT = Path(__file__).parents[2]


def checked(fault: Planted, folder: Path) -> int:
    fault.plant(folder)
    return run(["check"], {"PRIVACY_POLICY": str(folder)})


@pytest.mark.parametrize("fault", PLANTED, ids=lambda it: it.id)
def test_a_planted_fault_is_told_and_ends_with_one(
    fault: Planted, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(fault, tmp_path / "policy") == 1

    said = capsys.readouterr()
    assert said.err == ""
    assert all(line in said.out for line in fault.told)


@pytest.mark.parametrize("fault", WARNED, ids=lambda it: it.id)
def test_a_planted_warning_is_told_and_stops_nothing(
    fault: Planted, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # These files do not declare what this program holds, so more is told than the warning.
    checked(fault, tmp_path / "policy")

    faults = check(tmp_path / "policy", DAY).faults
    assert all(line in capsys.readouterr().out for line in fault.told)
    assert [str(it) for it in faults] == list(fault.told)
    assert not any(it.is_error for it in faults)


@pytest.mark.parametrize("command", ["check", "schema", "new-key"])
def test_a_fresh_clone_needs_no_setting(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "privacy", command],
        cwd=PROJECT,
        env={},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
