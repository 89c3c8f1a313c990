"""Is what was published kept as it was, and every touch of it seen?"""

import json
import shutil
from pathlib import Path

import pytest

from privacy.declaration.faults import DeclarationError
from privacy.declaration.loader import load, load_record
from privacy.declaration.record import keep, published
from tests.unit.declaration.small import changed, small, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a policy of which one version is kept."""
    made = write(tmp_path / "policy", small())
    keep(made, load(made))
    return made


def faults(folder: Path) -> list[str]:
    with pytest.raises(DeclarationError) as caught:
        published(folder)
    return [str(fault) for fault in caught.value.faults]


def test_nothing_is_published_at_first(tmp_path: Path) -> None:
    assert published(write(tmp_path, small())) == ()


def test_what_is_kept_is_the_file_to_the_letter_with_its_texts_and_digest(folder: Path) -> None:
    kept, declaration = folder / "history" / "1.0.0", load(folder)

    assert published(folder) == (declaration,)
    assert (kept / "digest").read_text("utf-8") == f"{declaration.digest}\n"
    for name in ("privacy.yaml", *declaration.texts):
        assert (kept / name).read_bytes() == (folder / name).read_bytes()


def test_only_the_texts_that_are_named_are_kept(tmp_path: Path) -> None:
    made = write(tmp_path, small())
    (made / "text/en/notes.md").write_text("# Notes\n\nFor us.\n", "utf-8")

    keep(made, load(made))

    names = {path.name for path in (made / "history/1.0.0/text/en").iterdir()}
    assert "notes.md" not in names
    assert len(names) == len(load(made).texts)


def test_versions_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    made = write(tmp_path, small())
    for number in ("1.0.10", "1.0.9", "0.9.0"):
        (made / "privacy.yaml").write_text(json.dumps(changed("policy.version", number)), "utf-8")
        keep(made, load(made))

    assert [it.policy.version for it in published(made)] == ["0.9.0", "1.0.9", "1.0.10"]


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

    assert faults(folder)[0].endswith(", but none was published")


def test_a_digest_of_any_bytes_is_no_traceback(folder: Path) -> None:
    (folder / "history/1.0.0/digest").write_bytes(b"\xff\x00")

    assert "P095 was edited after publishing" in faults(folder)[0]


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


def test_a_published_version_is_not_held_to_rules_that_came_later(tmp_path: Path) -> None:
    made = write(tmp_path, changed("data.name.category", "user.word_that_is_none"))
    with pytest.raises(DeclarationError, match="P012"):
        load(made)

    keep(made, load_record(made))

    assert published(made)[0].data["name"].category == "user.word_that_is_none"


def test_a_file_that_changes_while_it_is_kept_is_not_published(tmp_path: Path) -> None:
    made = write(tmp_path, small())
    declaration = load(made)
    (made / "privacy.yaml").write_text(json.dumps(changed("app.name", "Another")), "utf-8")

    with pytest.raises(DeclarationError, match="P095"):
        keep(made, declaration)

    assert published(made) == ()


def test_what_a_crash_left_is_no_version_and_is_removed_by_the_next(folder: Path) -> None:
    left = folder / "history/.unfinished-1.0.1"
    (left / "text").mkdir(parents=True)
    other = folder / "history/.gitkeep"
    other.touch()
    assert len(published(folder)) == 1
    (folder / "privacy.yaml").write_text(json.dumps(changed("policy.version", "1.0.2")), "utf-8")

    keep(folder, load(folder))

    assert not left.exists()
    assert other.exists()
    assert len(published(folder)) == 2


def test_a_version_is_never_written_over(folder: Path) -> None:
    with pytest.raises(OSError, match="not empty"):
        keep(folder, load(folder))

    assert len(published(folder)) == 1
