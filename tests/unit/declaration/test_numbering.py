"""Does the version number tell how much changed, and leave room for those to come?"""

import pytest

from privacy.declaration.place import Marks
from privacy.declaration.succession import version_faults
from privacy.declaration.versions import Versions
from tests.unit.declaration.succeeding import FIRST, TODAY, draft, found, said


@pytest.mark.parametrize(
    ("places", "number", "kind", "words"),
    [
        (
            {"retention.day.ttl": "P2D"},
            "4.0.0",
            "material change",
            "Display name is kept for up to 48 hours instead of 24 hours",
        ),
        (
            {"app.name": "Another", "data.name.label": "Name"},
            "3.1.0",
            "minor change",
            "The name of the app is Another instead of Whole App",
        ),
        (
            {"data.name.label": "Name"},
            "3.0.3",
            "change of wording",
            "The name of an item reads 'Name' instead of 'Display name'",
        ),
    ],
)
def test_the_number_tells_how_much_changed(
    places: dict[str, object], number: str, kind: str, words: str
) -> None:
    below = "3.1.5" if number == "4.0.0" else "3.0.9" if number == "3.1.0" else "3.0.2"

    (fault,) = found({**places, "policy.version": below})

    assert fault == (
        f"P090 policy.version: '{words}' is a {kind} since 3.0.2, "
        f"so the version must become {number} or higher (found {below})"
    )
    assert found({**places, "policy.version": number}) == []
    assert found({**places, "policy.version": "5.6.7"}) == []


def test_further_changes_of_the_same_weight_are_counted() -> None:
    places = {
        "app.name": "A",
        "app.key": "b",
        "vendor.address": "2 Street",
        "policy.version": "3.0.3",
    }

    (fault,) = found(places)

    assert " is a minor change, and there are 2 more, since 3.0.2, so the version " in fault


def test_a_number_is_higher_than_every_published_one_even_if_nothing_changed() -> None:
    announced = draft({"retention.day.ttl": "P2D", "policy.published": "2026-10-01"})
    withdrawn = {"policy.effective": "2026-11-15", "policy.supersedes": "4.0.0"}

    for number in ("3.0.3", "4.0.0"):
        (fault,) = found({**withdrawn, "policy.version": number}, FIRST, announced)
        assert fault == (
            "P090 policy.version: must be higher than 4.0.0, the newest published version: "
            f"4.0.1 or higher (found {number})"
        )
    assert found({**withdrawn, "policy.version": "4.0.1"}, FIRST, announced) == []


@pytest.mark.parametrize(
    ("version", "is_right"),
    [
        ("1003.0.0", True),
        ("1004.0.0", False),
        ("4.1000.1002", True),
        ("4.1001.0", False),
        ("4.0.1003", False),
        ("999999999.0.0", False),
    ],
)
def test_a_number_leaves_room_for_those_to_come(version: str, *, is_right: bool) -> None:
    fault = (
        "P090 policy.version: must not leap by more than 1000 in any of its numbers, after 3.0.2 "
        f"(found {version})"
    )

    assert found({"policy.version": version}) == ([] if is_right else [fault])


def test_the_first_number_leaves_room_too() -> None:
    high = draft({"policy.supersedes": None, "policy.version": "1001.0.0"})
    low = draft({"policy.supersedes": None, "policy.version": "1000.0.0"})

    assert said(version_faults(Versions((), low), TODAY, Marks())) == []
    (fault,) = said(version_faults(Versions((), high), TODAY, Marks()))
    assert fault == (
        "P090 policy.version: must not leap by more than 1000 in any of its numbers; the first is "
        "usually 1.0.0 (found 1001.0.0)"
    )


def test_going_back_to_an_older_file_needs_a_new_number() -> None:
    second = draft({"retention.day.ttl": "P2D"})

    faults = said(version_faults(Versions((FIRST, second), FIRST), TODAY, Marks()))

    what = "3.0.2 was published and replaced; 4.0.0 is the newest version, and what the program "
    assert faults == [f"P090 policy.version: {what}obeys: going back is a new version, too"]
