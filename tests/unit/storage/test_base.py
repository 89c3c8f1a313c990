"""Is a time kept as the very time it was, and never without its zone?"""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from privacy.storage.base import Instant, instant, item, milliseconds, technical

DIALECT = sqlite.dialect()
# The last millisecond of the year 9999.
LAST = 253_402_300_799_999


def test_a_time_is_whole_milliseconds_since_1970() -> None:
    assert milliseconds(datetime(1970, 1, 1, tzinfo=UTC)) == 0
    assert milliseconds(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) == 1_795_424_400_000


def test_a_part_of_a_millisecond_is_dropped_so_that_nothing_lives_longer() -> None:
    time = datetime(2026, 11, 23, 9, 0, 0, 1_999, tzinfo=UTC)

    assert milliseconds(time) == 1_795_424_400_001


def test_another_zone_is_the_same_time() -> None:
    here = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    assert milliseconds(here) == 1_795_424_400_000


def test_a_time_without_its_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="zone"):
        milliseconds(datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001 - the fault under test


@given(st.integers(0, 4_102_444_800_000))
def test_what_is_kept_comes_back_as_it_was(kept: int) -> None:
    assert milliseconds(instant(kept)) == kept


@pytest.mark.parametrize("kept", [0, 1, LAST - 999])
def test_a_time_comes_back_in_utc(kept: int) -> None:
    assert instant(kept).tzinfo is UTC


def test_a_column_keeps_nothing_where_there_is_no_time() -> None:
    column = Instant()

    assert column.process_bind_param(None, DIALECT) is None
    assert column.process_result_value(None, DIALECT) is None


def test_a_column_keeps_a_time() -> None:
    column, time = Instant(), datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    assert column.process_bind_param(time, DIALECT) == 1_795_424_400_000
    assert column.process_result_value(1_795_424_400_000, DIALECT) == time


def test_a_label_says_what_a_column_holds_or_why_it_is_there() -> None:
    assert item("account_id") == {"item": "account_id"}
    assert technical("clock") == {"technical": "clock"}
