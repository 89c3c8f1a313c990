from dataclasses import replace
from datetime import timedelta

import pytest

from privacy.checks.dropped import Drops
from privacy.panel.held import End, act_line, held
from privacy.publish.grade import Grade
from privacy.publish.words import moment
from tests.unit.panel.evidence import NOW, none, some


def test_what_is_held_is_measured_and_says_when() -> None:
    found = held(some())

    assert (found.count, found.words) == (3, "3 identities")
    assert found.known.grade is Grade.MEASURED
    assert found.known.at == found.measured
    assert found.measured.iso == "2026-11-23T14:02:05Z"


def test_each_time_tells_how_far_it_is() -> None:
    found = held(some())

    assert found.oldest.distance == "21 h 40 min"
    assert found.next_expiry.distance == "in 2 h 20 min"
    assert found.last_expiry.distance == "in 23 h 10 min"
    assert found.oldest.at is not None
    assert found.oldest.at.text == "22 Nov 2026, 16:22 UTC"


def test_nothing_held_is_said_in_plain_words() -> None:
    found = held(none())

    assert (found.count, found.words) == (0, "Nothing")
    assert (found.oldest.at, found.oldest.distance) == (None, "None")
    assert found.next_expiry == found.last_expiry == End(None, "None", is_over=False)


@pytest.mark.parametrize(("after", "is_over"), [(-1, True), (0, True), (1, False)])
def test_an_end_that_has_come_is_over(after: int, is_over: bool) -> None:  # noqa: FBT001  # a case
    end = NOW + timedelta(seconds=after)

    found = held(replace(some(), next_expiry=end, last_expiry=end))

    assert found.next_expiry == found.last_expiry
    assert (found.next_expiry.at, found.next_expiry.is_over) == (moment(end), is_over)
    assert found.next_expiry.distance == ("already" if is_over else "in 1 s")


def test_calls_are_told_for_each_of_seven_days_the_newest_first() -> None:
    found = held(some())

    assert found.calls == 6
    assert [it.calls for it in found.days] == [4, 2, 0, 0, 0, 0, 0]
    assert [it.day.text for it in found.days[:2]] == ["23 November 2026", "22 November 2026"]
    assert [it.calls for it in held(none()).days] == [0] * 7


def test_the_last_dropped_cookie_is_told_with_its_time() -> None:
    found = held(replace(some(), dropped_cookies=Drops(4, NOW - timedelta(days=1))))

    assert (held(some()).dropped, held(some()).last_dropped.at) == ("None", None)
    assert (found.dropped, found.last_dropped.at) == ("4", moment(NOW - timedelta(days=1)))


def test_an_act_is_read_as_a_sentence_begins() -> None:
    found = act_line(some().acts[0])

    assert found.act == "Secret rotated"
    assert (found.version, found.digest) == ("1.0.0", "d" * 64)
    assert found.at.iso == "2026-11-22T14:02:05Z"
