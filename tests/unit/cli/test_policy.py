"""Can a policy be checked, compared and published from the command line?"""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from privacy.cli.commands import run
from privacy.declaration.schema import written
from tests.clocks import StoppedClock
from tests.policies import PUBLISHED, edit, number, unpublished

Capture = pytest.CaptureFixture[str]
LATER = date(2027, 6, 1)
FURTHER_PLACE = ("locations: [DE]", "locations: [DE, FR]")
ADDRESS = ("1 Sample Street", "2 Sample Street")


class Desk:
    """An operator with a policy of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = unpublished(folder)
        self.clock = StoppedClock(datetime(2026, 11, 1, 9, tzinfo=UTC))

    def run(self, *arguments: str) -> int:
        return run(arguments, {"PRIVACY_POLICY": str(self.folder)}, self.clock)

    def edit(self, version: str, *edits: tuple[str, str], supersedes: str = "1.0.0") -> None:
        number(self.folder, version, PUBLISHED, LATER, supersedes)
        edit(self.folder, *edits)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_change_is_checked_compared_and_published(desk: Desk, capsys: Capture) -> None:
    assert [desk.run("check"), desk.run("publish")] == [0, 0]
    desk.edit("2.0.0", FURTHER_PLACE)
    assert [desk.run("check"), desk.run("diff"), desk.run("publish")] == [0, 0, 0]
    assert desk.run("check") == 0

    said = capsys.readouterr()
    assert said.err == ""
    assert f"version 2.0.0 is published in {desk.folder / 'history' / '2.0.0'}\n" in said.out
    assert "\neffective 2027-06-01\nnext: " in said.out
    assert "Trial Hosting" in said.out
    assert {it.name for it in (desk.folder / "history").iterdir()} == {"1.0.0", "2.0.0"}


def test_a_fault_ends_the_check_with_one_and_each_line_explained(
    desk: Desk, capsys: Capture
) -> None:
    desk.edit("1.0", ("cookies: []", "colour: red\ncookies: []"))

    assert desk.run("check") == 1

    said = capsys.readouterr()
    assert said.err == ""
    assert "error P001 colour: unknown key\n    why: " in said.out
    assert said.out.endswith("2 errors, 0 warnings\n")


def test_a_check_can_be_read_by_programs(desk: Desk, capsys: Capture) -> None:
    assert desk.run("check", "--format", "json") == 0
    desk.edit("1.0")
    assert desk.run("check", "--format", "json") == 1

    right, _, wrong = capsys.readouterr().out.partition("}\n")
    assert json.loads(right + "}")["is_right"]
    assert [it["code"] for it in json.loads(wrong)["faults"]] == ["P006"]


def test_any_two_versions_are_compared_in_any_form(desk: Desk, capsys: Capture) -> None:
    desk.run("publish")
    desk.edit("1.1.0", ADDRESS)
    desk.run("publish")
    desk.edit("1.1.1", ("2 Sample", "1 Sample"), ("name: Privacy Panel", "name: Another"))
    capsys.readouterr()

    def compared(*arguments: str) -> list[str]:
        assert desk.run("diff", *arguments, "--format", "json") == 0
        said = json.loads(capsys.readouterr().out)
        places = [it["place"] for it in said["changes"]]
        return [said["from"]["version"], said["to"]["version"], *places]

    assert compared() == ["1.1.0", "1.1.1", "app.name", "vendor.address"]
    assert compared("1.0.0") == ["1.0.0", "1.1.1", "app.name"]
    assert compared("1.0.0", "1.1.0") == ["1.0.0", "1.1.0", "vendor.address"]
    assert compared("working", "1.1.0") == ["1.1.1", "1.1.0", "app.name", "vendor.address"]
    assert desk.run("diff", "--format", "markdown") == 0
    assert capsys.readouterr().out.startswith("# What changed from 1.1.0 to 1.1.1\n")


def test_a_published_version_is_compared_with_the_one_that_it_replaced(
    desk: Desk, capsys: Capture
) -> None:
    desk.run("publish")
    assert desk.run("diff") == 0
    assert capsys.readouterr().out.endswith("\nnothing changed\n")
    desk.edit("1.1.0", ADDRESS)
    desk.run("publish")
    assert desk.run("diff") == 0

    assert "from 1.0.0" in capsys.readouterr().out


def test_an_unknown_version_is_told_with_the_known_ones(desk: Desk, capsys: Capture) -> None:
    desk.run("publish")

    assert [desk.run("diff", "9.9.9"), desk.run("diff", "1.0.0", "draft")] == [1, 1]

    assert capsys.readouterr().err.splitlines() == [
        "error: no version '9.9.9'; known: 1.0.0, working",
        "error: no version 'draft'; known: 1.0.0, working",
    ]


def test_there_is_nothing_to_compare_with_before_the_first_is_published(
    desk: Desk, capsys: Capture
) -> None:
    assert desk.run("diff") == 1

    assert capsys.readouterr().err.startswith("error: nothing is published yet, so there is ")


def test_what_breaks_a_rule_is_not_published(desk: Desk, capsys: Capture) -> None:
    desk.clock.set(datetime(2026, 11, 2, tzinfo=UTC))

    assert desk.run("publish") == 1

    said = capsys.readouterr()
    assert "error P094 policy.published: is 2026-11-01, but today is 2026-11-02" in said.err
    assert not (desk.folder / "history").exists()


def test_publishing_the_same_again_is_one_message(desk: Desk, capsys: Capture) -> None:
    assert [desk.run("publish"), desk.run("publish")] == [0, 1]

    assert capsys.readouterr().err.startswith("error: version 1.0.0 is published already, and ")


def test_production_wants_a_published_policy_that_is_no_example(
    desk: Desk, capsys: Capture
) -> None:
    edit(desk.folder, ("apps.test", "apps.example"))
    before = desk.run("check"), desk.run("check", "--production")
    told = capsys.readouterr().out
    edit(desk.folder, ("apps.example", "apps.test"))
    desk.run("publish")

    assert before == (0, 1)
    assert "error P150 this is still the example (vendor.privacy_contact privacy@apps.ex" in told
    assert "error P151 is not published as it stands" in told
    assert desk.run("check", "--production") == 0


def test_answers_on_the_marketplace_are_held_against_the_policy(
    desk: Desk, tmp_path: Path, capsys: Capture
) -> None:
    desk.run("publish")
    capsys.readouterr()
    assert desk.run("export", "--format", "marketplace") == 0
    answers = tmp_path / "answers.json"
    answers.write_text(capsys.readouterr().out, "utf-8")
    same = desk.run("check", "--marketplace", str(answers))
    edit(desk.folder, ("ttl: P14D, on_expiry: delete", "ttl: P400D, on_expiry: delete"))
    desk.edit("2.0.0")

    assert same == 0
    assert desk.run("check", "--marketplace", str(answers)) == 1
    said = capsys.readouterr().out
    assert f"{answers}: error P132 Marketplace answer dataRetention.retentionDurationInDays" in said


def test_the_version_in_force_is_exported_unless_another_is_named(
    desk: Desk, capsys: Capture
) -> None:
    desk.run("publish")
    desk.edit("2.0.0", FURTHER_PLACE)
    capsys.readouterr()

    def exported(*arguments: str) -> str:
        assert desk.run("export", "--format", "json", *arguments) == 0
        return str(json.loads(capsys.readouterr().out)["version"])

    assert [exported(), exported("working"), exported("1.0.0")] == ["1.0.0", "2.0.0", "1.0.0"]
    assert desk.run("export", "--format", "article30", "--controller", "Acme Ltd") == 0
    said = capsys.readouterr().out
    assert "Version 1.0.0" in said
    assert "Controller: Acme Ltd" in said
    assert desk.run("export", "--format", "json", "--controller", "Acme Ltd") == 2
    assert desk.run("export", "--format", "json", "3.0.0") == 1


def test_the_schema_is_printed_without_any_setting(capsys: Capture) -> None:
    assert run(["schema"], {}) == 0

    assert capsys.readouterr().out == written()
