"""Is everything wrong with a policy told at once, for people and for programs?"""

import json
from datetime import date
from pathlib import Path

import pytest

from privacy.cli.checking import Checked, check
from privacy.declaration.history import publish
from tests.unit.declaration.small import changed, small, write

DAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "policy", small())


def write_again(folder: Path, place: str, value: object) -> None:
    (folder / "privacy.yaml").write_text(json.dumps(changed(place, value)), "utf-8")


def codes(checked: Checked) -> list[str]:
    return [fault.rule.code for fault in checked.faults]


def test_a_draft_without_faults_is_right(folder: Path) -> None:
    checked = check(folder, DAY)
    assert checked.versions is not None

    assert checked.is_right
    digest = checked.versions.working.digest
    assert checked.as_text() == f"0 errors, 0 warnings\nversion 1.0.0, a draft, digest {digest}"


def test_a_published_policy_is_said_to_be_published(folder: Path) -> None:
    done = publish(folder, DAY)

    checked = check(folder, DAY)

    assert checked.as_text().endswith(f"version 1.0.0, published, digest {done.digest}")
    assert json.loads(checked.as_json()) == {
        "is_right": True,
        "version": "1.0.0",
        "is_draft": False,
        "digest": done.digest,
        "faults": [],
    }


def test_faults_of_the_file_and_of_its_history_are_told_together(folder: Path) -> None:
    publish(folder, DAY)
    (folder / "history/1.0.0/digest").unlink()
    write_again(folder, "app.colour", "red")

    checked = check(folder, DAY)

    assert codes(checked) == ["P001", "P095"]
    assert not checked.is_right
    assert checked.as_text().endswith("2 errors, 0 warnings")
    assert json.loads(checked.as_json())["version"] is None


def test_a_successor_is_held_to_the_rules_of_versions(folder: Path) -> None:
    publish(folder, DAY)
    write_again(folder, "app.name", "Another")

    checked = check(folder, DAY)

    assert codes(checked) == ["P090", "P096"]
    assert not checked.is_right
    assert "version 1.0.0, a draft, " in checked.as_text()


def test_an_old_policy_is_right_with_a_warning(folder: Path) -> None:
    publish(folder, DAY)

    checked = check(folder, date(2027, 11, 23))

    assert codes(checked) == ["P097"]
    assert checked.is_right
    assert "    why: " in checked.as_text()
    assert "\n0 errors, 1 warning\n" in checked.as_text()


def test_json_has_every_part_of_a_fault(folder: Path) -> None:
    write_again(folder, "app.name", 3)

    (fault,) = json.loads(check(folder, DAY).as_json())["faults"]

    assert fault.pop("why")
    assert fault.pop("fix")
    assert fault == {
        "code": "P006",
        "weight": "error",
        "file": "privacy.yaml",
        "line": 1,
        "path": "app.name",
        "what": "must be text; put quotes around it",
    }
