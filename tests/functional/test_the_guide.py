"""docs/declaration.md works as it is printed: from the example to a policy of one's own, and on."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from privacy.cli.commands import run
from privacy.declaration.versions import Versions, read
from tests.clocks import StoppedClock
from tests.policies import SHIPPED
from tests.world import World

GUIDE = Path(__file__).parents[2] / "docs" / "declaration.md"
BLOCK = re.compile(r"^```(sh|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PRIVACY = ".venv/bin/python -m privacy "


def blocks(heading: str) -> Iterator[tuple[str, str]]:
    """Return the commands and the edits below a heading, in their order."""
    part = GUIDE.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    yield from BLOCK.findall(part)


@dataclass
class Reader:
    """Somebody who does what the guide says, in a folder of their own."""

    folder: Path
    database_url: str
    clock: StoppedClock = field(default_factory=StoppedClock)

    @property
    def policy(self) -> Path:
        return self.folder / "policy"

    @property
    def file(self) -> Path:
        return self.policy / "privacy.yaml"

    @property
    def versions(self) -> Versions:
        return read(self.policy)

    def follow(self, heading: str) -> None:
        for kind, text in blocks(heading):
            if kind == "diff":
                self.edit(text)
            else:
                self.enter(text)

    def edit(self, diff: str) -> None:
        before, after = (
            "".join(line[1:] + "\n" for line in diff.splitlines() if line.startswith(sign))
            for sign in "-+"
        )
        if after:  # a line of the guide may be the beginning of a longer one
            before, after = before[:-1], after[:-1]
        text = self.file.read_text("utf-8")
        assert text.count(before) == 1, before
        self.file.write_text(text.replace(before, after), "utf-8")

    def enter(self, commands: str) -> None:
        """Run commands, on the day on which the working file says that it is published."""
        for command in commands.splitlines():
            published = re.search(r"published: (\S+)", self.file.read_text("utf-8"))
            assert published is not None
            day = date.fromisoformat(published[1])
            self.clock.set(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
            if command.startswith(PRIVACY):
                arguments = shlex.split(command.removeprefix(PRIVACY))
                assert run(arguments, self.environment, self.clock) == 0, command
            else:
                subprocess.run(["/bin/sh", "-c", command], cwd=self.folder, check=True)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PRIVACY_POLICY": str(self.policy),
            "PRIVACY_DATABASE_URL": self.database_url,
            "PRIVACY_BASE_URL": "https://app.example",
            "PRIVACY_SEALING_KEYS": "A" * 43 + "=",
        }


@pytest.fixture
def reader(tmp_path: Path, world: World) -> Reader:
    shutil.copytree(SHIPPED, tmp_path / "policy")
    return Reader(tmp_path, world.database_url)


@pytest.fixture
def vendor(reader: Reader) -> Reader:
    """Return somebody who has made the example their own, with German texts."""
    german = reader.policy / "text" / "de"
    shutil.copytree(SHIPPED / "text" / "en", german)
    (german / "cookies.md").write_text("# Kekse\n\nDie App setzt keine.\n", "utf-8")
    reader.follow("Make it yours")
    return reader


def test_the_example_becomes_a_policy_of_one_s_own(vendor: Reader, world: World) -> None:
    (published,) = vendor.versions.published
    world.clock.set(vendor.clock.now())
    world.app = world.new_app(
        PRIVACY_POLICY=str(vendor.policy),
        PRIVACY_INSTALL_KEY_URLS="https://connect-install-keys.atlassian.com",
    )
    page = world.get("/privacy?lang=de").text

    assert published.vendor.legal_name == "Nordlicht Software GmbH"
    assert not vendor.versions.is_draft
    for words in ("Nordlicht Software GmbH", "Elbwolke Rechenzentrum GmbH", "Die App setzt keine."):
        assert words in page
    assert "is an example" not in page


def test_what_is_not_translated_yet_is_a_warning_that_names_the_file(
    reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    reader.follow("Make it yours")

    said = capsys.readouterr().out
    assert "text/de/cookies.md: warning P101" in said
    assert "0 errors, 16 warnings" in said


def test_a_change_is_announced_takes_effect_and_is_taken_back(
    vendor: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    header = "Change it"
    forward = [block for block in blocks(header) if "2.0.1" not in block[1]]
    back = [block for block in blocks(header) if block not in forward]
    last_edit = forward.pop() if forward[-1][0] == "diff" else None
    assert last_edit is not None
    for kind, text in forward:
        (vendor.edit if kind == "diff" else vendor.enter)(text)

    announced = vendor.versions
    said = capsys.readouterr().out
    assert "Fehlerfuchs" in said
    assert announced.in_force(date(2027, 1, 30)).policy.version == "1.0.0"
    assert announced.in_force(date(2027, 1, 31)).policy.version == "2.0.0"
    assert [it.policy.version for it in announced.coming(date(2027, 1, 30))] == ["2.0.0"]

    for kind, text in (*back, last_edit):
        (vendor.edit if kind == "diff" else vendor.enter)(text)
    take_back(vendor)
    vendor.enter(f"{PRIVACY}check\n{PRIVACY}publish")

    withdrawn = vendor.versions
    assert withdrawn.coming(date(2027, 1, 11)) == ()
    assert withdrawn.in_force(date(2027, 2, 1)).policy.version == "2.0.1"


def take_back(vendor: Reader) -> None:
    """Let the rest be as it was in the first version, and keep the part on the version itself."""
    part = re.compile(r"^policy:.*?\n\n", re.MULTILINE | re.DOTALL)
    kept = part.search(vendor.file.read_text("utf-8"))
    assert kept is not None
    first = vendor.policy / "history" / "1.0.0"
    shutil.copytree(first / "text", vendor.policy / "text", dirs_exist_ok=True)
    whole = (first / "privacy.yaml").read_text("utf-8")
    vendor.file.write_text(part.sub(kept[0], whole, count=1), "utf-8")
