from datetime import date

from privacy.declaration.versions import Versions
from privacy.publish.coming import announced, draft
from privacy.publish.editions import State
from tests.unit.publish.whole import version

NOW = version("1.0.0", "2026-01-01")
NEXT = version("2.0.0", "2026-12-23", summary="Another one.")
AFTER = version("3.0.0", "2027-01-23", summary="A third one.")
DRAFT = version("4.0.0", "2027-03-01", summary="A fourth one.")
TODAY = date(2026, 11, 24)


def test_every_version_to_come_is_told_the_next_one_first() -> None:
    found = announced(Versions((NOW, NEXT, AFTER), AFTER), TODAY)

    assert [(it.edition.version, it.edition.distance) for it in found] == [
        ("2.0.0", "in 29 days"),
        ("3.0.0", "in 60 days"),
    ]
    assert [(it.changed.version, it.changed.against) for it in found] == [
        ("2.0.0", "1.0.0"),
        ("3.0.0", "2.0.0"),
    ]


def test_nothing_is_coming_once_it_is_there() -> None:
    assert announced(Versions((NOW, NEXT), NEXT), date(2026, 12, 23)) == ()


def test_a_draft_is_told_apart_from_what_is_announced() -> None:
    versions = Versions((NOW, NEXT), DRAFT)
    (found,) = draft(versions, TODAY)

    assert [it.edition.version for it in announced(versions, TODAY)] == ["2.0.0"]
    assert found.edition.state is State.DRAFT
    assert (found.changed.version, found.changed.against) == ("4.0.0", "2.0.0")


def test_a_published_file_is_no_draft() -> None:
    assert draft(Versions((NOW, NEXT), NEXT), TODAY) == ()


def test_a_draft_that_is_shown_already_is_not_coming() -> None:
    assert draft(Versions((), DRAFT), TODAY) == ()
