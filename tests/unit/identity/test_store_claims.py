"""Is a claim one holder's alone, in every store, until they give it up or are silent?"""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from privacy.identity.opening import open_store
from privacy.identity.store import Store
from tests.clocks import StoppedClock

LIFE = timedelta(milliseconds=1_500)
ONE, OTHER = b"\x00one", b"\xffother"


@pytest.fixture
def store(store_url: str) -> Store:
    return open_store(store_url, StoppedClock(), 64)


def test_what_nobody_claims_can_be_claimed(store: Store) -> None:
    assert store.claim(["a", "x/b"], ONE, LIFE) == {"a", "x/b"}


def test_what_another_claims_cannot(store: Store) -> None:
    store.claim(["a", "b"], ONE, LIFE)

    assert store.claim(["b", "c"], OTHER, LIFE) == {"c"}
    assert store.claim(["b", "c"], ONE, LIFE) == {"b"}


def test_claiming_again_harms_nothing(store: Store) -> None:
    store.claim(["a"], ONE, LIFE)

    assert store.claim(["a", "b"], ONE, LIFE) == {"a", "b"}


def test_a_released_claim_is_free(store: Store) -> None:
    store.claim(["a", "b"], ONE, LIFE)
    store.release(["a", "never claimed"], ONE)

    assert store.claim(["a", "b"], OTHER, LIFE) == {"a"}


def test_nobody_releases_the_claim_of_another(store: Store) -> None:
    store.claim(["a"], ONE, LIFE)
    store.release(["a"], OTHER)

    assert store.claim(["a"], OTHER, LIFE) == set()


def test_nobody_renews_what_they_do_not_hold(store: Store) -> None:
    store.renew(["a"], OTHER, LIFE)
    store.claim(["a"], ONE, LIFE)
    store.renew(["a"], OTHER, LIFE)

    assert store.claim(["a"], OTHER, LIFE) == set()
    assert store.claim(["a"], ONE, LIFE) == {"a"}


def test_of_no_keys_none_are_claimed(store: Store) -> None:
    store.renew([], ONE, LIFE)
    store.release([], ONE)

    assert store.claim([], ONE, LIFE) == set()


def test_any_number_of_keys_is_claimed(store: Store) -> None:
    keys = {f"{number:064x}" for number in range(2_001)}

    assert store.claim(keys, ONE, LIFE) == keys
    assert store.claim(keys, OTHER, LIFE) == set()
    store.renew(keys, ONE, LIFE)
    store.release(keys, ONE)
    assert store.claim(keys, OTHER, LIFE) == keys


def test_claims_and_entries_are_strangers(store: Store) -> None:
    store.claim(["a"], ONE, LIFE)
    assert store.get("a") is None
    store.set("a", b"sealed", 60)
    store.release(["a"], ONE)
    store.claim(["a"], ONE, LIFE)
    store.clear()

    assert store.get("a") is None
    assert store.claim(["a"], OTHER, LIFE) == set()


def test_of_many_that_claim_at_once_one_gets_each_key(store: Store) -> None:
    keys = [f"{number:02x}" for number in range(50)]
    start = threading.Barrier(4)
    claimed: list[str] = []

    def claim(holder: bytes) -> Callable[[], None]:
        def run() -> None:
            start.wait()
            claimed.extend(store.claim(keys, holder, LIFE))

        return run

    threads = [threading.Thread(target=claim(b"%d" % number)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(claimed) == keys
