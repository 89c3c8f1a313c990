"""Is a version kept to the letter, whole or not at all, whoever else is at it?"""

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from privacy.declaration.faults import DeclarationError
from privacy.declaration.filing import InterferenceError, keep
from privacy.declaration.history import NothingToPublishError, publish
from privacy.declaration.loader import load, load_record
from privacy.declaration.model import Declaration
from privacy.declaration.record import published
from tests.unit.declaration.following import on
from tests.unit.declaration.small import changed, small, write

DAY = on("2026-11-23")
# Long ago, so that nothing that a test writes is of an earlier day.
LONG_AGO = on("2000-01-02")
MANY = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "policy", small())


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def at_once(task: Callable[[], Declaration | None]) -> list[Exception | None]:
    """Do the same many times at the same moment, and return how each ended."""
    barrier = Barrier(MANY)

    def ended(_: int) -> Exception | None:
        barrier.wait()
        try:
            task()
        except (InterferenceError, NothingToPublishError) as error:
            return error
        return None

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(ended, range(MANY)))


def test_what_is_kept_is_the_file_to_the_letter_with_its_texts_and_digest(folder: Path) -> None:
    declaration = load(folder)

    keep(folder, declaration, DAY)

    kept = folder / "history" / "1.0.0"
    assert published(folder) == (declaration,)
    assert (kept / "digest").read_text("utf-8") == f"{declaration.digest}\n"
    for name in ("privacy.yaml", *declaration.texts):
        assert (kept / name).read_bytes() == (folder / name).read_bytes()


def test_only_the_texts_that_are_named_are_kept(folder: Path) -> None:
    (folder / "text/en/notes.md").write_text("# Notes\n\nFor us.\n", "utf-8")

    keep(folder, load(folder), DAY)

    kept = names(folder / "history/1.0.0/text/en")
    assert "notes.md" not in kept
    assert len(kept) == len(load(folder).texts)


def test_a_published_version_is_not_held_to_rules_that_came_later(tmp_path: Path) -> None:
    made = write(tmp_path, changed("data.name.category", "user.word_that_is_none"))
    with pytest.raises(DeclarationError, match="P012"):
        load(made)

    keep(made, load_record(made), DAY)

    assert published(made)[0].data["name"].category == "user.word_that_is_none"


def test_a_file_that_changes_while_it_is_kept_is_not_published(folder: Path) -> None:
    declaration = load(folder)
    (folder / "privacy.yaml").write_text(json.dumps(changed("app.name", "Another")), "utf-8")

    with pytest.raises(InterferenceError, match=r"^privacy\.yaml was edited meanwhile, so nothing"):
        keep(folder, declaration, DAY)

    assert names(folder / "history") == set()


def test_of_many_runs_at_once_one_publishes_and_nothing_else_stays(folder: Path) -> None:
    long_ago = changed("policy.published", str(LONG_AGO))
    (folder / "privacy.yaml").write_text(json.dumps(long_ago), "utf-8")
    for number in range(5):
        endings = at_once(lambda: publish(folder, LONG_AGO))

        assert [it for it in endings if it is None] == [None]
        assert published(folder) == (load(folder),)
        assert names(folder / "history") == {"1.0.0"}
        (folder / "history").rename(folder / f"done-{number}")


def test_of_many_copies_at_once_one_is_kept_and_the_others_are_told(folder: Path) -> None:
    declaration = load(folder)

    endings = at_once(lambda: keep(folder, declaration, LONG_AGO))

    told = [str(it) for it in endings if it is not None]
    assert told == ["version 1.0.0 was published meanwhile"] * (MANY - 1)
    assert published(folder) == (declaration,)
    assert names(folder / "history") == {"1.0.0"}


def test_what_is_in_the_way_and_is_no_version_is_told_as_it_is(folder: Path) -> None:
    (folder / "history").mkdir()
    (folder / "history/1.0.0").symlink_to("nowhere")

    with pytest.raises(OSError, match=r"1\.0\.0"):
        keep(folder, load(folder), DAY)

    assert names(folder / "history") == {"1.0.0"}


def test_a_leftover_that_is_gone_when_it_is_looked_at_stops_nothing(folder: Path) -> None:
    (folder / "history").mkdir()
    (folder / "history/.unfinished-1").symlink_to("nowhere")

    keep(folder, load(folder), DAY)

    assert len(published(folder)) == 1


@pytest.mark.parametrize(
    ("before_midnight", "stays"),
    [
        (timedelta(minutes=61), False),
        (timedelta(minutes=59), True),
        (timedelta(hours=-12), True),
    ],
)
def test_what_a_crash_left_on_an_earlier_day_is_removed_and_what_a_run_still_writes_is_not(
    folder: Path, before_midnight: timedelta, *, stays: bool
) -> None:
    left, other = folder / "history/.unfinished-1", folder / "history/.gitkeep"
    (left / "text").mkdir(parents=True)
    other.touch()
    changed_at = (datetime(2026, 11, 23, tzinfo=UTC) - before_midnight).timestamp()
    for path in (left, other):
        os.utime(path, (changed_at, changed_at))
    assert published(folder) == ()

    keep(folder, load(folder), DAY)

    assert left.exists() == stays
    assert other.exists()
    assert len(published(folder)) == 1
