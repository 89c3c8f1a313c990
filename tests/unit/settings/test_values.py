"""Are lists and spans read as they were meant, and left to the model where they are not?"""

from datetime import timedelta

import pytest

from privacy.settings.values import listed, seconds


def test_commas_separate_and_blanks_around_do_not_count() -> None:
    assert listed(" a , b,,c , ") == ("a", "b", "c")
    assert listed("") == ()


def test_digits_are_seconds() -> None:
    assert seconds("90") == timedelta(seconds=90)


@pytest.mark.parametrize("value", ["-1", "1.5", "1000000", "PT1S", "٣", "", 7, timedelta(1)])
def test_anything_else_is_left_as_it_is(value: object) -> None:
    assert seconds(value) is value
