import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from privacy.declaration import duration


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("PT24H", timedelta(days=1)),
        ("P14D", timedelta(days=14)),
        ("PT60S", timedelta(minutes=1)),
        ("PT0S", timedelta()),
        ("P1DT2H3M4S", timedelta(days=1, hours=2, minutes=3, seconds=4)),
    ],
)
def test_a_duration_is_a_span(text: str, span: timedelta) -> None:
    assert duration.parse(text) == span


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1DT", "P1M", "P1Y", "P1W", "14 days", "-P1D", "P1.5D", "P٣D", 14, None],
)
def test_what_has_no_exact_length_is_refused(text: object) -> None:
    with pytest.raises(PydanticCustomError, match="must be a duration"):
        duration.parse(text)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(hours=24), "P1D"),
        (timedelta(seconds=60), "PT1M"),
        (timedelta(days=1, seconds=3661), "P1DT1H1M1S"),
        (timedelta(), "PT0S"),
    ],
)
def test_a_span_is_written_in_one_way(span: timedelta, text: str) -> None:
    assert duration.write(span) == text


@given(st.integers(min_value=0, max_value=99_999_999))
def test_what_is_written_is_read_again(seconds: int) -> None:
    span = timedelta(seconds=seconds)

    assert duration.parse(duration.write(span)) == span


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1DT", "P1M", "P1D", "PT5", "PT1H", "PT1M1S", "P1DT2H3M4S", "P1234567D", "x"],
)
def test_the_pattern_of_the_schema_says_the_same(text: str) -> None:
    def is_parsed() -> bool:
        try:
            duration.parse(text)
        except PydanticCustomError:
            return False
        return True

    assert bool(re.search(duration.PATTERN, text)) is is_parsed()
    assert "?P<" not in duration.PATTERN
