"""Is a value laid where no tree of SQLite's copies it about, and taken out as it was?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.identity.slots import PAGE, laid, taken

LEAST, STEP = 39, PAGE - 4  # what SQLite's file format says of pages of 512 bytes


@given(st.text(max_size=200), st.binary(min_size=1, max_size=2_000))
def test_what_is_laid_is_taken(key: str, value: bytes) -> None:
    assert taken(laid(key, value)) == value


@given(st.text(max_size=200), st.binary(min_size=1, max_size=2_000))
def test_no_more_of_a_row_than_its_first_bytes_stands_in_the_tree(key: str, value: bytes) -> None:
    written = laid(key, value)
    for header in range(5, 9):  # one byte for itself, and one to three for each column
        row = header + len(key.encode()) + 6 + len(written)
        in_tree = LEAST + (row - LEAST) % STEP

        assert row > PAGE - 35
        assert in_tree == LEAST or in_tree > PAGE - 35
    assert len(written) - len(value) >= LEAST


@given(st.binary(min_size=1, max_size=400))
def test_what_is_small_takes_one_page(value: bytes) -> None:
    assert len(laid("a" * 64, value)) < PAGE


@pytest.mark.parametrize(
    "written",
    [None, "text", 1, b"", b"\0\0\0", bytes(100), b"\0\0\0\x08" + bytes(42), b"\xff" * 600],
)
def test_what_was_not_laid_is_nothing(written: object) -> None:
    assert taken(written) is None
