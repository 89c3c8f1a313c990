from pathlib import Path

import pytest

from privacy.declaration.faults import DeclarationError
from privacy.declaration.history import publish
from privacy.declaration.versions import read
from tests.unit.declaration.following import on, version, versions
from tests.unit.declaration.small import small, write

FIRST = version("1.0.0", "2026-01-01")
SECOND = version("1.1.0", "2026-02-01")
THIRD = version("2.0.0", "2026-03-01")
ALL = versions([FIRST, SECOND, THIRD])


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2025-12-31", "1.0.0"),
        ("2026-01-01", "1.0.0"),
        ("2026-01-31", "1.0.0"),
        ("2026-02-01", "1.1.0"),
        ("2026-03-01", "2.0.0"),
        ("2099-01-01", "2.0.0"),
    ],
)
def test_the_day_chooses_the_version(day: str, number: str) -> None:
    assert ALL.in_force(on(day)).policy.version == number


def test_the_highest_number_counts_and_not_the_latest_day() -> None:
    withdrawing = version("2.0.1", "2026-02-15")
    found = versions([FIRST, SECOND, THIRD, withdrawing])

    assert found.in_force(on("2026-02-14")) is SECOND
    assert found.in_force(on("2026-03-02")) is withdrawing
    assert found.coming(on("2026-02-10")) == (withdrawing,)


def test_a_draft_is_in_force_only_where_nothing_is_published() -> None:
    draft = version("9.0.0", "2026-01-01")

    assert versions([], draft).in_force(on("2025-01-01")) is draft
    assert versions([FIRST], draft).in_force(on("2026-06-01")) is FIRST
    assert versions([SECOND, THIRD], draft).in_force(on("2025-01-01")) is SECOND


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        ("2025-12-31", ["1.1.0", "2.0.0"]),
        ("2026-01-31", ["1.1.0", "2.0.0"]),
        ("2026-02-01", ["2.0.0"]),
        ("2026-03-01", []),
    ],
)
def test_what_is_announced_comes_in_the_order_of_its_days(day: str, numbers: list[str]) -> None:
    assert [it.policy.version for it in ALL.coming(on(day))] == numbers


def test_what_a_later_version_voids_is_not_coming() -> None:
    same_day = version("3.0.0", "2026-03-01")
    later = version("3.0.1", "2026-04-01")
    found = versions([FIRST, SECOND, THIRD, same_day, later])

    assert found.coming(on("2026-02-01")) == (same_day, later)


def test_a_draft_is_not_coming() -> None:
    assert versions([FIRST], THIRD).coming(on("2026-01-01")) == ()


def test_the_working_file_is_a_draft_until_the_very_same_is_published() -> None:
    assert versions([], FIRST).is_draft
    assert versions([FIRST], version("1.0.0", "2026-01-01", app__name="Edited")).is_draft
    assert not versions([FIRST], version("1.0.0", "2026-01-01")).is_draft
    assert not versions([FIRST, SECOND], FIRST).is_draft


def test_a_version_is_found_by_its_number() -> None:
    assert ALL.find("1.1.0") is SECOND
    assert ALL.find("1.1.1") is None
    assert versions([FIRST], THIRD).find("2.0.0") is None
    assert (ALL.newest, versions([], FIRST).newest) == (THIRD, None)


def test_a_version_replaced_the_highest_one_that_was_effective_by_then() -> None:
    early = version("2.0.1", "2026-02-15")
    found = versions([FIRST, SECOND, THIRD, early])

    assert [found.before(it) for it in found.published] == [None, FIRST, SECOND, SECOND]


def test_before_the_first_takes_effect_it_is_what_people_were_shown() -> None:
    sooner = version("1.0.1", "2025-12-01")

    assert versions([FIRST, sooner]).before(sooner) is FIRST


def test_a_draft_follows_all_that_is_published_whatever_its_number() -> None:
    unraised = version("1.1.0", "2026-02-01", app__name="Edited")
    withdrawing = version("1.0.5", "2026-02-15")

    assert versions([FIRST, SECOND], unraised).before(unraised) is SECOND
    assert versions([FIRST, SECOND, THIRD], withdrawing).before(withdrawing) is SECOND
    assert versions([], unraised).before(unraised) is None


def test_versions_are_read_from_the_folder_of_a_policy(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    assert read(folder).is_draft

    published = publish(folder, on("2026-11-23"))

    found = read(folder)
    assert found.published == (published,)
    assert not found.is_draft


def test_a_working_file_that_is_broken_cannot_be_read(tmp_path: Path) -> None:
    folder = write(tmp_path, {})

    with pytest.raises(DeclarationError):
        read(folder)
