"""Does publishing hold every rule, and change nothing where one is broken?"""

import json
from pathlib import Path
from typing import Any

import pytest

from privacy.declaration.faults import DeclarationError
from privacy.declaration.history import NothingToPublishError, publish
from privacy.declaration.record import published
from tests.unit.declaration.following import on
from tests.unit.declaration.small import small, write

DAY = on("2026-11-23")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, small())


def edit(folder: Path, **policy: object) -> None:
    raw: dict[str, Any] = small()
    raw["policy"] |= policy
    (folder / "privacy.yaml").write_text(json.dumps(raw), "utf-8")


def test_the_first_version_is_published(folder: Path) -> None:
    done = publish(folder, DAY)

    assert done.policy.version == "1.0.0"
    assert published(folder) == (done,)


def test_the_next_version_is_published_beside_it(folder: Path) -> None:
    publish(folder, DAY)
    edit(folder, version="1.0.1", supersedes="1.0.0", summary="Second.", published="2026-12-01")

    done = publish(folder, on("2026-12-01"))

    assert [it.policy.version for it in published(folder)] == ["1.0.0", "1.0.1"]
    assert published(folder)[1] == done


def test_the_same_is_not_published_twice(folder: Path) -> None:
    publish(folder, DAY)

    with pytest.raises(NothingToPublishError, match=r"^version 1\.0\.0 is published already, and"):
        publish(folder, DAY)


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        ({"version": "1.0.0", "summary": "Edited."}, "P090"),
        ({"version": "1.0.1", "supersedes": None}, "P096"),
        ({"version": "1.0.1", "published": "2026-11-22", "supersedes": "1.0.0"}, "P094"),
        ({"version": "1.0.1", "colour": "red"}, "P001"),
    ],
)
def test_a_version_that_breaks_a_rule_is_not_published(
    folder: Path, policy: dict[str, object], code: str
) -> None:
    publish(folder, DAY)
    edit(folder, **policy)

    with pytest.raises(DeclarationError) as caught:
        publish(folder, DAY)

    assert code in {fault.rule.code for fault in caught.value.faults}
    assert all(fault.line == 1 for fault in caught.value.faults)
    assert [it.name for it in (folder / "history").iterdir()] == ["1.0.0"]


def test_a_history_that_was_edited_stops_every_further_version(folder: Path) -> None:
    publish(folder, DAY)
    (folder / "history/1.0.0/digest").write_text("0", "utf-8")
    edit(folder, version="1.0.1", supersedes="1.0.0")

    with pytest.raises(DeclarationError, match="P095"):
        publish(folder, DAY)

    assert not (folder / "history/1.0.1").exists()
