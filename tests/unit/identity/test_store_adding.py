"""Is something added to every store only where nothing is yet, by one caller alone?"""

import threading
from datetime import timedelta

import pytest

from privacy.identity.opening import open_store
from privacy.identity.store import Store
from tests.clocks import StoppedClock

SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def store(store_url: str, clock: StoppedClock) -> Store:
    return open_store(store_url, clock, 64)


@pytest.mark.parametrize("key", ["0a1b", "verdict/7/0a1b"])
def test_adding_keeps_what_is_there_until_its_end(
    store: Store, clock: StoppedClock, key: str
) -> None:
    assert store.add(key, b"first", 60)
    assert not store.add(key, b"second", 60)
    assert store.get(key) == b"first"

    clock.advance(60 * SECOND)

    assert store.add(key, b"third", 60)
    assert store.get(key) == b"third"


def test_of_many_that_add_at_once_one_is_told_that_it_did(store: Store) -> None:
    start = threading.Barrier(8)
    told: list[bool] = []

    def add(number: int) -> None:
        start.wait()
        told.append(store.add("key", b"%d" % number, 60))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(told) == [False] * 7 + [True]
