"""What does a command say when it is stopped by hand?"""

from collections.abc import Iterator, Mapping

import pytest

from privacy.cli.commands import run


class Interrupted(Mapping[str, str]):
    """An environment during whose reading somebody presses Ctrl-C."""

    def __getitem__(self, key: str) -> str:
        raise KeyboardInterrupt

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


def test_a_command_that_is_stopped_says_so_in_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    environment = Interrupted()

    assert run(["migrate"], environment) == 130
    assert capsys.readouterr().err.split() == ["stopped"]
    assert (list(environment), len(environment)) == ([], 1)
