"""Does a copy end at the declared time or before, and never not at all?"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.identity.standing import Standing
from privacy.identity.ttl import BUCKET, cache_timeout, due, ttl

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("given_time", "seconds"),
    [
        (timedelta(seconds=1), 1),
        (timedelta(seconds=1.999), 1),
        (timedelta(hours=24), 86_400),
        (timedelta(days=7, milliseconds=-1), 604_799),
    ],
)
def test_a_time_is_whole_seconds_rounded_down(given_time: timedelta, seconds: int) -> None:
    assert cache_timeout(given_time) == seconds


@given(st.timedeltas(timedelta(seconds=1), timedelta(days=3_650)))
def test_no_copy_outlives_its_time_and_none_is_kept_for_ever(given_time: timedelta) -> None:
    assert timedelta(0) < timedelta(seconds=cache_timeout(given_time)) <= given_time


@given(st.timedeltas(max_value=timedelta(milliseconds=999)))
def test_less_than_a_second_is_refused_because_zero_would_mean_for_ever(
    given_time: timedelta,
) -> None:
    with pytest.raises(ValueError, match="cannot be kept"):
        cache_timeout(given_time)


@pytest.mark.parametrize(
    ("standing", "declared", "chosen", "expected"),
    [
        (Standing.ACTIVE, DAY, None, DAY),
        (Standing.ACTIVE, DAY, HOUR, HOUR),
        (Standing.ACTIVE, DAY, 2 * DAY, DAY),
        (Standing.INACTIVE, DAY, None, 6 * HOUR),
        (Standing.INACTIVE, DAY, HOUR, HOUR),
        (Standing.INACTIVE, HOUR, None, HOUR),
        (Standing.ABSENT, DAY, None, HOUR / 6),
        (Standing.ABSENT, DAY, HOUR / 60, HOUR / 60),
        (Standing.ACTIVE, timedelta(seconds=90.9), None, timedelta(seconds=90)),
    ],
)
def test_the_shortest_of_declaration_site_and_standing_counts(
    standing: Standing, declared: timedelta, chosen: timedelta | None, expected: timedelta
) -> None:
    assert ttl(standing, declared, chosen) == expected


def test_a_time_of_less_than_a_second_is_refused_for_any_standing() -> None:
    with pytest.raises(ValueError, match="cannot be kept"):
        ttl(Standing.ACTIVE, DAY, timedelta(milliseconds=999))


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - hypothesis wants it so
def test_what_ends_is_due_at_the_minute_that_was_begun(naive: datetime) -> None:
    end = naive.replace(tzinfo=UTC)

    assert timedelta(0) <= end - due(end) < BUCKET
    assert (due(end).second, due(end).microsecond) == (0, 0)
    assert due(due(end)) == due(end)
