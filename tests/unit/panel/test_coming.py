from datetime import date

from privacy.declaration.versions import Versions
from privacy.panel.coming import coming
from privacy.publish.editions import State
from tests.unit.publish.whole import version

NOW = version("1.0.0", "2026-01-01")
NEXT = version("2.0.0", "2026-12-23", summary="Another one.")
AFTER = version("3.0.0", "2027-01-23", summary="A third one.")
DRAFT = version("4.0.0", "2027-03-01", summary="A fourth one.")
TODAY = date(2026, 11, 24)


def test_every_version_to_come_is_told_the_next_one_first() -> None:
    found = coming(Versions((NOW, NEXT, AFTER), AFTER), TODAY)

    assert [(it.edition.version, it.edition.distance) for it in found] == [
        ("2.0.0", "in 29 days"),
        ("3.0.0", "in 60 days"),
    ]
    assert [(it.changed.version, it.changed.against) for it in found] == [
        ("2.0.0", "1.0.0"),
        ("3.0.0", "2.0.0"),
    ]


def test_nothing_is_coming_once_it_is_there() -> None:
    assert coming(Versions((NOW, NEXT), NEXT), date(2026, 12, 23)) == ()


def test_a_draft_is_told_after_what_is_announced() -> None:
    found = coming(Versions((NOW, NEXT), DRAFT), TODAY)

    assert [it.edition.state for it in found] == [State.COMING, State.DRAFT]
    assert (found[1].changed.version, found[1].changed.against) == ("4.0.0", "2.0.0")


def test_a_draft_that_is_shown_already_is_not_coming() -> None:
    assert coming(Versions((), DRAFT), TODAY) == ()
