from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from privacy.publish import words
from privacy.publish.words import Moment


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(hours=24), "24 hours"),
        (timedelta(seconds=60), "60 seconds"),
        (timedelta(days=14), "14 days"),
        (timedelta(days=3), "72 hours"),
        (timedelta(days=4), "4 days"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(minutes=90), "90 minutes"),
        (timedelta(days=5, hours=1), "121 hours"),
        (timedelta(seconds=1), "1 second"),
        (timedelta(), "0 seconds"),
    ],
)
def test_a_declared_span_is_told_exactly(length: timedelta, said: str) -> None:
    assert words.span(length) == said


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(hours=21, minutes=40, seconds=9), "21 h 40 min"),
        (timedelta(days=3, minutes=2), "3 d 2 min"),
        (timedelta(seconds=7.9), "7 s"),
        (timedelta(), "0 s"),
        (timedelta(seconds=-3), "0 s"),
    ],
)
def test_a_measured_span_is_told_in_two_units(length: timedelta, said: str) -> None:
    assert words.age(length) == said


def test_a_time_is_told_in_utc() -> None:
    east = timezone(timedelta(hours=2))

    assert words.moment(datetime(2026, 11, 3, 1, 5, 9, tzinfo=east)) == Moment(
        "2026-11-02T23:05:09Z", "2 Nov 2026, 23:05 UTC"
    )
    assert words.moment(datetime(2026, 12, 31, tzinfo=UTC)).text == "31 Dec 2026, 00:00 UTC"


def test_a_day_is_told_in_full() -> None:
    assert words.day(date(2026, 5, 4)) == Moment("2026-05-04", "4 May 2026")


def test_nouns_follow_their_number() -> None:
    assert words.counted(1, "identity", "identities") == "1 identity"
    assert words.counted(2, "identity", "identities") == "2 identities"
    assert words.counted(0, "day") == "0 days"


def test_a_list_of_nothing_is_none() -> None:
    assert words.listed(()) == "None"
    assert words.listed(("a", "b")) == "a, b"


@pytest.mark.parametrize(("days", "said"), [(29, "in 29 days"), (1, "in 1 day"), (0, "today")])
def test_a_day_to_come_says_how_far_off_it_is(days: int, said: str) -> None:
    since = date(2026, 11, 24)

    assert words.distance(since + timedelta(days=days), since) == said


def test_a_country_is_called_by_its_name_and_anything_else_as_it_is() -> None:
    assert words.place("DE") == "Germany"
    assert words.place("Where your site is") == "Where your site is"


def test_a_name_becomes_words() -> None:
    assert words.plain("legitimate_interests") == "Legitimate interests"
    assert words.plain("a Word") == "A Word"
