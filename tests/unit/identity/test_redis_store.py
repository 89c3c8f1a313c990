"""Is an entry in Redis gone at its end, and does nothing else stay or go?"""

import time
from contextlib import closing
from datetime import timedelta

import pytest
from redis import Redis

from privacy.identity.redis_store import RedisStore
from tests.clocks import StoppedClock

from .reading import keys_of


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def store(redis_url: str, clock: StoppedClock) -> RedisStore:
    return RedisStore(redis_url, clock)


def names(url: str) -> set[bytes]:
    with closing(Redis.from_url(url)) as redis:
        return set(redis.scan_iter())


def test_the_server_removes_an_entry_and_its_name_at_its_end(
    store: RedisStore, redis_url: str
) -> None:
    store.set_many({"key": b"sealed", "verdict/7/key": b"sealed"}, 1)
    store.add("verdict/7/other", b"sealed", 1)
    assert len(names(redis_url)) == 5
    time.sleep(1.1)

    assert names(redis_url) == set()


def test_every_key_has_an_end_that_is_no_later_than_the_last_entry(
    store: RedisStore, redis_url: str
) -> None:
    store.set("key", b"sealed", 30)
    store.set("verdict/7/long", b"sealed", 60)
    store.set("verdict/7/short", b"sealed", 10)

    with closing(Redis.from_url(redis_url)) as redis:
        lives = {name.decode(): redis.ttl(name) for name in redis.scan_iter()}
    assert {name: round(life, -1) for name, life in lives.items()} == {
        "privacy:entry:key": 30,
        "privacy:entry:verdict/7/long": 60,
        "privacy:entry:verdict/7/short": 10,
        "privacy:below:verdict/": 60,
        "privacy:below:verdict/7/": 60,
    }


def test_a_name_goes_with_the_first_write_after_its_end(
    store: RedisStore, redis_url: str, clock: StoppedClock
) -> None:
    store.set("verdict/7/first", b"sealed", 60)
    clock.advance(timedelta(seconds=60))
    store.set("verdict/7/second", b"sealed", 60)

    with closing(Redis.from_url(redis_url)) as redis:
        listed = redis.zrange("privacy:below:verdict/7/", 0, -1)
    assert listed == [b"privacy:entry:verdict/7/second"]


def test_what_others_keep_in_the_same_database_is_left_alone(
    store: RedisStore, redis_url: str
) -> None:
    with closing(Redis.from_url(redis_url)) as redis:
        redis.set("theirs", b"value")
        redis.set("verdict/7/theirs", b"value")
        store.set_many({"key": b"sealed", "verdict/7/key": b"sealed"}, 60)
        store.delete_below("verdict/7/")
        store.clear()

    assert names(redis_url) == {b"theirs", b"verdict/7/theirs"}


@pytest.mark.parametrize("value", [b"", b"short", b"\xff" * 100_000])
def test_what_somebody_else_wrote_is_nothing(
    store: RedisStore, redis_url: str, value: bytes
) -> None:
    with closing(Redis.from_url(redis_url)) as redis:
        redis.set("privacy:entry:key", value)

    assert store.get("key") is None
    assert store.add("key", b"sealed", 60) == (value != b"\xff" * 100_000)


def test_nothing_but_sealed_bytes_and_their_end_reaches_the_server(
    store: RedisStore, redis_url: str
) -> None:
    store.set("key", b"sealed", 60)

    with closing(Redis.from_url(redis_url)) as redis:
        found = redis.get("privacy:entry:key")
    assert isinstance(found, bytes)
    assert found[8:] == b"sealed"
    assert keys_of(redis_url) == {"key"}
