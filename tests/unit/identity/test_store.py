"""Does every store keep bytes, only bytes, and only until their end?"""

import threading
from datetime import timedelta
from typing import Any

import pytest

from privacy.identity.opening import open_store
from privacy.identity.store import LARGEST_VALUE, Store, StoreError
from tests.clocks import StoppedClock

from .reading import keys_of

SECOND = timedelta(seconds=1)
MILLISECOND = timedelta(milliseconds=1)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def store(store_url: str, clock: StoppedClock) -> Store:
    return open_store(store_url, clock, 64)


@pytest.mark.parametrize("key", ["0a1b", "verdict/7/0a1b"])
def test_what_is_kept_comes_back(store: Store, key: str) -> None:
    assert store.set(key, b"sealed \x00\xff\x00", 60)
    assert store.get(key) == b"sealed \x00\xff\x00"
    assert store.has(key)


def test_what_was_never_kept_does_not(store: Store) -> None:
    assert store.get("key") is None
    assert store.get_many() == []
    assert not store.has("key")


def test_several_come_back_in_the_order_in_which_they_are_asked_for(store: Store) -> None:
    assert store.set_many({"b": b"2", "a": b"1", "x/c": b"3"}, 60) == ["b", "a", "x/c"]

    assert store.get_many("x/c", "none", "a", "b", "a") == [b"3", None, b"1", b"2", b"1"]


@pytest.mark.parametrize("many", [999, 1_000, 1_001, 2_500])
def test_any_number_is_kept_and_removed(store: Store, store_url: str, many: int) -> None:
    keys = [f"{number:064x}" for number in range(many)]

    assert store.set_many(dict.fromkeys(keys, b"sealed"), 60) == keys
    assert store.get_many(*keys) == [b"sealed"] * many
    assert store.delete_many(*keys) == keys
    assert keys_of(store_url) == set()


def test_nothing_may_be_kept_and_removed_too(store: Store) -> None:
    assert store.set_many({}, 60) == []
    assert store.delete_many() == []


@pytest.mark.parametrize("key", ["0a1b", "verdict/7/0a1b"])
def test_an_entry_is_readable_until_its_end_and_not_at_it(
    store: Store, clock: StoppedClock, key: str
) -> None:
    store.set(key, b"sealed", 60)
    clock.advance(60 * SECOND - MILLISECOND)

    assert store.get(key) == b"sealed"

    clock.advance(MILLISECOND)

    assert store.get(key) is None
    assert store.get_many(key) == [None]
    assert not store.has(key)


@pytest.mark.parametrize("key", ["0a1b", "verdict/7/0a1b"])
def test_keeping_again_replaces_value_and_end(store: Store, clock: StoppedClock, key: str) -> None:
    store.set(key, b"first", 60)
    clock.advance(30 * SECOND)
    store.set(key, b"second", 60)
    clock.advance(59 * SECOND)

    assert store.get(key) == b"second"


@pytest.mark.parametrize("timeout", [60, timedelta(seconds=60), timedelta(seconds=60.9)])
def test_a_time_out_is_seconds_or_a_span(
    store: Store, clock: StoppedClock, timeout: int | timedelta
) -> None:
    store.set("key", b"sealed", timeout)
    clock.advance(60 * SECOND)

    assert store.get("key") is None


@pytest.mark.parametrize("timeout", [None, 0, -1, timedelta(0), timedelta(milliseconds=999)])
def test_nothing_is_kept_without_an_end(
    store: Store, store_url: str, timeout: int | timedelta | None
) -> None:
    store.set("other", b"sealed", 60)

    for keep in (store.set, store.add):
        with pytest.raises(ValueError, match=r"needs an end|cannot be kept"):
            keep("key", b"sealed", timeout)

    assert keys_of(store_url) == {"other"}


@pytest.mark.parametrize("value", ["text", None, 1, {"a": 1}, bytearray(b"x"), [b"x"]])
def test_nothing_but_bytes_is_kept(store: Store, value: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match="only sealed bytes"):
        store.set_many({"good": b"sealed", "key": value}, 60)

    assert store.get_many("good", "key") == [None, None]


def test_an_entry_has_a_largest_size_and_a_least(store: Store) -> None:
    largest = bytes(LARGEST_VALUE)
    store.set("key", largest, 60)

    assert store.get("key") == largest
    for value in (largest + b"x", b""):
        with pytest.raises(StoreError, match="65536 bytes"):
            store.set("key", value, 60)


def test_other_threads_and_other_processes_see_the_same(
    store: Store, store_url: str, clock: StoppedClock
) -> None:
    store.set("key", b"sealed", 60)
    found = [open_store(store_url, clock, 64).get("key")]
    thread = threading.Thread(target=lambda: found.append(store.get("key")))
    thread.start()
    thread.join()

    assert found == [b"sealed", b"sealed"]


def test_a_store_that_answers_is_ready(store: Store) -> None:
    assert store.is_ready()
