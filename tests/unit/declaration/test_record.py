"""Is every touch of what was published seen?"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from privacy.declaration.faults import DeclarationError
from privacy.declaration.filing import keep
from privacy.declaration.loader import load
from privacy.declaration.record import published
from tests.unit.declaration.following import on
from tests.unit.declaration.small import small, write

DAY = on("2026-11-23")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a policy of which one version is kept."""
    made = write(tmp_path / "policy", small())
    keep(made, load(made), DAY)
    return made


def add(folder: Path, version: str, supersedes: str | None) -> None:
    raw: dict[str, Any] = small()
    raw["policy"] |= {"version": version, "supersedes": supersedes}
    (folder / "privacy.yaml").write_text(json.dumps(raw), "utf-8")
    keep(folder, load(folder), DAY)


def faults(folder: Path) -> list[str]:
    with pytest.raises(DeclarationError) as caught:
        published(folder)
    return [str(fault) for fault in caught.value.faults]


def test_nothing_is_published_at_first(tmp_path: Path) -> None:
    assert published(write(tmp_path, small())) == ()


def test_versions_are_in_the_order_of_their_numbers(folder: Path) -> None:
    add(folder, "1.0.9", "1.0.0")
    add(folder, "1.0.10", "1.0.9")

    assert [it.policy.version for it in published(folder)] == ["1.0.0", "1.0.9", "1.0.10"]


@pytest.mark.parametrize("name", ["privacy.yaml", "text/en/cookies.md"])
def test_an_edit_after_publishing_is_seen(folder: Path, name: str) -> None:
    file = folder / "history/1.0.0" / name
    was = load(folder).digest
    file.write_text(file.read_text("utf-8").replace("Vendor Ltd", "X").replace("about", "on"))

    (fault,) = faults(folder)

    said = "history/1.0.0/privacy.yaml: error P095 was edited after publishing: its digest is "
    assert fault.startswith(said)
    assert fault.endswith(f", but {was} was published")


def test_a_version_without_its_digest_is_refused(folder: Path) -> None:
    (folder / "history/1.0.0/digest").unlink()

    what = "has no digest file, so nothing shows that it is what was published"
    assert faults(folder) == [f"history/1.0.0/digest: error P095 {what}"]


@pytest.mark.parametrize(("content", "said"), [(b"\xff\x00", ""), (b"", ", but nothing was publ")])
def test_a_digest_of_any_bytes_is_no_traceback(folder: Path, content: bytes, said: str) -> None:
    (folder / "history/1.0.0/digest").write_bytes(content)

    (fault,) = faults(folder)

    assert "P095 was edited after publishing" in fault
    assert said in fault


def test_a_folder_has_the_name_of_its_version(folder: Path) -> None:
    (folder / "history/1.0.0").rename(folder / "history/1.0.1")

    what = "says version 1.0.0, but stands in the folder of 1.0.1"
    assert faults(folder) == [f"history/1.0.1/privacy.yaml: error P095 {what}"]


def test_everything_wrong_is_told_at_once_with_its_place(folder: Path) -> None:
    history = folder / "history"
    (history / "notes").mkdir()
    (history / "README.md").write_text("words", "utf-8")
    (history / "2.0.0").mkdir()
    shutil.copytree(history / "1.0.0", history / "3.0.0")
    (history / "3.0.0/privacy.yaml").write_text("schema: 3", "utf-8")
    (history / "1.0.0/text/en/email.md").unlink()

    found = faults(folder)

    what = "is no version; only the folders of published versions belong here"
    assert f"history/notes: error P095 {what}" in found
    assert f"history/README.md: error P095 {what}" in found
    assert any(it.startswith("history/2.0.0/privacy.yaml: error P008 ") for it in found)
    assert any(it.startswith("history/3.0.0/privacy.yaml:1: error P006 schema: ") for it in found)
    assert any(it.startswith("history/1.0.0/text/en/email.md: error P008 ") for it in found)


@pytest.mark.parametrize("is_link", [False, True])
def test_a_history_that_is_no_folder_is_not_taken_for_none(tmp_path: Path, is_link: bool) -> None:  # noqa: FBT001  # a parameter of the test
    made = write(tmp_path, small())
    if is_link:
        (made / "history").symlink_to(made / "nowhere")
    else:
        (made / "history").write_text("words", "utf-8")

    assert faults(made) == [
        "history: error P095 is no folder; the published versions belong in one of this name"
    ]


def test_a_version_that_was_taken_away_is_missed_by_the_next(folder: Path) -> None:
    add(folder, "1.1.0", "1.0.0")
    add(folder, "2.0.0", "1.1.0")
    add(folder, "2.0.1", "2.0.0")
    shutil.rmtree(folder / "history/1.1.0")

    what = "error P095 policy.supersedes: supersedes 1.1.0, which is missing from history"
    assert faults(folder) == [f"history/2.0.0/privacy.yaml: {what}"]

    shutil.rmtree(folder / "history/1.0.0")
    assert faults(folder) == [f"history/2.0.0/privacy.yaml: {what}"]


def test_a_version_that_was_put_in_between_is_seen(folder: Path) -> None:
    add(folder, "2.0.0", "1.0.0")
    add(folder, "1.1.0", None)

    what = "but the version before it here is"
    assert faults(folder) == [
        f"history/1.1.0/privacy.yaml: error P095 policy.supersedes: supersedes none, {what} 1.0.0",
        f"history/2.0.0/privacy.yaml: error P095 policy.supersedes: supersedes 1.0.0, {what} 1.1.0",
    ]


def test_what_cannot_be_read_is_not_missed_as_well(folder: Path) -> None:
    add(folder, "1.0.1", "1.0.0")
    (folder / "history/1.0.0/digest").unlink()

    (fault,) = faults(folder)

    assert "has no digest file" in fault
