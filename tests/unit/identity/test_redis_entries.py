"""Is what is read from Redis only what was written, and not over?"""

import pytest

from privacy.identity.redis_entries import lists_above, named, read, written
from privacy.identity.store import LARGEST_VALUE, StoreError


def test_what_is_written_is_read_until_its_end() -> None:
    row = written(b"sealed", 1_000)

    assert read(row, 999) == b"sealed"
    assert read(row, 1_000) is None


@pytest.mark.parametrize(
    "found",
    [None, "text", 7, b"", b"\xff" * 8, b"\xff" * 8 + bytes(LARGEST_VALUE + 1), [b"x"]],
)
def test_what_is_not_ours_is_nothing(found: object) -> None:
    assert read(found, 0) is None


def test_only_sealed_bytes_of_a_bounded_size_are_written() -> None:
    with pytest.raises(TypeError, match="only sealed bytes"):
        written("text", 1_000)
    with pytest.raises(StoreError, match="65536 bytes"):
        written(bytes(LARGEST_VALUE + 1), 1_000)


def test_an_entry_stands_in_a_list_for_each_slash() -> None:
    assert lists_above("0a1b") == []
    assert lists_above("a/7/0b") == ["privacy:below:a/", "privacy:below:a/7/"]
    assert named(["a/7/0b", "c"]) == ["privacy:entry:a/7/0b", "privacy:entry:c"]
