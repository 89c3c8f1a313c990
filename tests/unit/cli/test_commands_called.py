"""Does the command line say how it is called, and that a call was not understood?"""

import pytest

from privacy.cli.commands import run

Capture = pytest.CaptureFixture[str]
COMMANDS = [
    *("new-key", "migrate", "rotate-keys", "serve", "sweep", "report"),
    *("check", "diff", "publish", "export", "schema"),
]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["conquer"], "No such command 'conquer'"),
        (["migrate", "--fast"], "No such option '--fast'"),
        (["new-key", "twice"], "unexpected extra argument"),
    ],
)
def test_a_call_that_is_not_understood_says_how_it_is_meant(
    arguments: list[str], reason: str, capsys: Capture
) -> None:
    assert run(arguments, {}) == 2

    said = capsys.readouterr().err
    assert said.startswith("Usage: python -m privacy")
    assert reason in said


def test_no_command_at_all_lists_the_commands(capsys: Capture) -> None:
    assert run([], {}) == 2

    said = capsys.readouterr().err
    assert all(f"\n  {command} " in said for command in COMMANDS)


@pytest.mark.parametrize("arguments", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_is_no_failure_and_needs_no_setting(arguments: list[str], capsys: Capture) -> None:
    assert run(arguments, {}) == 0

    said = capsys.readouterr()
    assert said.out.startswith("Usage: python -m privacy")
    assert said.err == ""


def test_the_list_of_commands_says_what_each_does(capsys: Capture) -> None:
    run(["--help"], {})

    said = capsys.readouterr().out
    assert all(f"\n  {command} " in said for command in COMMANDS)
