"""Does every planted fault end a check with one, in words, and never with a traceback?"""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from privacy.cli.checking import check
from privacy.cli.commands import run
from tests.policies import edit, vendor_policy
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


def started(environment: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "privacy", *arguments],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", ["check", "schema", "new-key"])
def test_a_fresh_clone_needs_no_setting(command: str) -> None:
    done = started({}, command)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.fixture
def foreign(tmp_path: Path) -> dict[str, str]:
    """Return what a terminal in cp1252 brings, and a policy in which not all fits into that."""
    policy = vendor_policy(tmp_path)
    edit(policy, ("1 Sample Street", "1 Stra\u00dfe \u2192 \u0141\u00f3d\u017a"))
    return {"PRIVACY_POLICY": str(policy), "PYTHONIOENCODING": "cp1252"}


def test_what_a_terminal_cannot_write_ends_no_command(foreign: dict[str, str]) -> None:
    told = started(foreign, "diff")
    asked = started(foreign, "diff", "\u2192")

    assert (told.returncode, told.stderr) == (0, b"")
    assert b"is 1 Stra\xdfe \\u2192 \\u0141\xf3d\\u017a, Dublin" in told.stdout
    assert (asked.returncode, asked.stdout) == (1, b"")
    assert asked.stderr.startswith(b"error: no version '\\u2192'; known: ")


@pytest.mark.parametrize(
    "arguments", [["export", "--format", "json", "working"], ["diff", "--format", "json"]]
)
def test_what_programs_read_is_utf_8_on_every_terminal(
    foreign: dict[str, str], arguments: list[str]
) -> None:
    done = started(foreign, *arguments)

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))
    assert "1 Stra\u00dfe \u2192 \u0141\u00f3d\u017a" in done.stdout.decode("utf-8")
