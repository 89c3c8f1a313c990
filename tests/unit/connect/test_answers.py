"""Is it read right when to ask again, and never believed for too long?"""

from datetime import timedelta

import pytest

from privacy.connect.answers import failure, retry_after
from tests.clocks import BEGINNING

from .answering import answer

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("0", timedelta(0)),
        ("17", timedelta(seconds=17)),
        ("3600", HOUR),
        ("999999", HOUR),
        ("9" * 5_000, HOUR),
        ("Mon, 23 Nov 2026 09:00:42 GMT", timedelta(seconds=42)),
        ("Mon, 23 Nov 2026 08:00:00 GMT", timedelta(0)),
        ("Tue, 24 Nov 2026 09:00:00 GMT", HOUR),
    ],
)
def test_seconds_and_dates_say_when_to_come_again(header: str, expected: timedelta) -> None:
    assert retry_after(answer(429, retry_after=header), BEGINNING) == expected


@pytest.mark.parametrize(
    "header",
    ["", "soon", "-1", "1.5", "²", "Mon, 99 Nov 2026 09:00:42 GMT", "Mon, 23 Nov 2026 09:00:42"],
)
def test_a_time_that_cannot_be_read_is_none(header: str) -> None:
    assert retry_after(answer(429, retry_after=header), BEGINNING) is None


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (429, timedelta(seconds=9)),
        (503, timedelta(seconds=9)),
        (302, None),
        (403, None),
        (500, None),
    ],
)
def test_only_a_site_that_is_too_busy_says_when_to_come_again(
    status: int, expected: timedelta | None
) -> None:
    assert failure(answer(status, retry_after="9"), BEGINNING).retry_after == expected


def test_a_site_need_not_say_when_to_come_again() -> None:
    assert failure(answer(429), BEGINNING).retry_after is None


def test_nothing_of_a_body_gets_into_an_error() -> None:
    error = failure(answer(400, b"557058:a-person is unknown"), BEGINNING)

    assert str(error) == "the site: 400"
