"""Does a copy end at the declared time or before, and never not at all?"""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.identity.ttl import cache_timeout


@pytest.mark.parametrize(
    ("ttl", "seconds"),
    [
        (timedelta(seconds=1), 1),
        (timedelta(seconds=1.999), 1),
        (timedelta(hours=24), 86_400),
        (timedelta(days=7, milliseconds=-1), 604_799),
    ],
)
def test_a_time_is_whole_seconds_rounded_down(ttl: timedelta, seconds: int) -> None:
    assert cache_timeout(ttl) == seconds


@given(st.timedeltas(timedelta(seconds=1), timedelta(days=3_650)))
def test_no_copy_outlives_its_time_and_none_is_kept_for_ever(ttl: timedelta) -> None:
    assert timedelta(0) < timedelta(seconds=cache_timeout(ttl)) <= ttl


@given(st.timedeltas(max_value=timedelta(milliseconds=999)))
def test_less_than_a_second_is_refused_because_zero_would_mean_for_ever(ttl: timedelta) -> None:
    with pytest.raises(ValueError, match="cannot be kept"):
        cache_timeout(ttl)
