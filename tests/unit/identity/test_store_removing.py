"""Is exactly what is named removed from every store?"""

from datetime import timedelta

import pytest

from privacy.identity.opening import open_store
from privacy.identity.store import Store
from tests.clocks import StoppedClock

from .reading import keys_of


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def store(store_url: str, clock: StoppedClock) -> Store:
    return open_store(store_url, clock, 64)


@pytest.mark.parametrize("key", ["0a1b", "verdict/7/0a1b"])
def test_an_entry_can_be_removed_and_says_whether_it_was_there(store: Store, key: str) -> None:
    store.set(key, b"sealed", 60)

    assert store.delete(key)
    assert not store.delete(key)
    assert store.get(key) is None


def test_an_entry_that_has_ended_can_be_removed_too(
    store: Store, store_url: str, clock: StoppedClock
) -> None:
    store.set_many({"first": b"sealed", "second": b"sealed"}, 60)
    clock.advance(timedelta(minutes=2))

    assert store.delete("first")
    assert store.delete_many("second") == ["second"]
    assert keys_of(store_url) == set()


def test_several_can_be_removed_and_the_rest_stays(store: Store, store_url: str) -> None:
    store.set_many(dict.fromkeys(("a", "b", "x/c", "x/d"), b"sealed"), 60)

    assert store.delete_many("x/c", "none", "a") == ["x/c", "none", "a"]
    assert keys_of(store_url) == {"b", "x/d"}


def test_all_entries_can_be_removed(store: Store, store_url: str) -> None:
    store.set_many({"first": b"sealed", "x/second": b"sealed"}, 60)

    assert store.clear()
    assert keys_of(store_url) == set()


def test_all_entries_below_a_prefix_can_be_removed_and_no_others(
    store: Store, store_url: str
) -> None:
    others = {"verdict/1", "verdict/10/a", "verdict/2/a", "verdict/", "other", "verdict/1.a"}
    for key in (*others, "verdict/1/", "verdict/1/a", "verdict/1/z/z", "verdict/1/\U0010ffff"):
        store.set(key, b"sealed", 60)

    store.delete_below("verdict/1/")

    assert keys_of(store_url) == others


def test_removing_below_a_prefix_twice_removes_what_came_between(
    store: Store, store_url: str
) -> None:
    store.delete_below("verdict/1/")
    store.set("verdict/1/a", b"sealed", 60)
    store.delete_below("verdict/1/")
    assert store.add("verdict/1/b", b"sealed", 60)
    store.delete_below("verdict/1/")

    assert keys_of(store_url) == set()


def test_one_that_ends_sooner_does_not_hide_the_others_below_a_prefix(
    store: Store, store_url: str, clock: StoppedClock
) -> None:
    store.set("verdict/1/long", b"sealed", 120)
    store.set("verdict/1/short", b"sealed", 30)
    clock.advance(timedelta(seconds=60))
    store.set("verdict/1/new", b"sealed", 1)

    store.delete_below("verdict/1/")

    assert "verdict/1/long" not in keys_of(store_url)
    assert "verdict/1/new" not in keys_of(store_url)


def test_shrinking_loses_no_entry(store: Store) -> None:
    store.set("key", b"sealed", 60)

    assert store.shrink()

    assert store.get("key") == b"sealed"
