"""Is Redis asked late, briefly, and without a word of what it holds in an error?"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from redis.exceptions import ResponseError

from privacy.identity.redis_link import answering, chunks, open_redis
from privacy.identity.redis_store import RedisStore
from privacy.identity.store import StoreError
from tests.clocks import StoppedClock
from tests.redis_server import redis_server

LIFE = timedelta(seconds=1)
SECRET = "redis://privacy:swordfish@cache.example:6379/0"


@contextmanager
def silent(path: Path) -> Iterator[str]:
    """Yield the URL of something that takes connections and never answers."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        yield f"unix://{path}"


def test_every_fault_becomes_one_without_its_text() -> None:
    for fault in (ResponseError("SET swordfish"), OSError("swordfish")):
        with pytest.raises(StoreError) as caught, answering():
            raise fault
        assert "swordfish" not in str(caught.value)
        assert caught.value.__suppress_context__


def test_opening_makes_no_connection_and_shows_no_password() -> None:
    redis = open_redis(SECRET)
    store = RedisStore(SECRET, StoppedClock())

    for shown in (repr(redis), repr(redis.connection_pool), repr(store), str(store)):
        assert "swordfish" not in shown


def test_a_server_that_is_not_there_is_an_error_at_once(tmp_path: Path) -> None:
    store = RedisStore(f"unix://{tmp_path}/none.sock", StoppedClock())

    assert not store.is_ready()
    for act in (
        lambda: store.get("key"),
        lambda: store.set("key", b"sealed", 60),
        lambda: store.set("a/key", b"sealed", 60),
        lambda: store.delete_many("key"),
    ):
        with pytest.raises(StoreError, match="Redis does not answer: ConnectionError"):
            act()


def test_a_server_that_says_nothing_is_not_waited_for(tmp_path: Path) -> None:
    with silent(tmp_path / "silent.sock") as url:
        store = RedisStore(url, StoppedClock())
        begun = time.perf_counter()

        with pytest.raises(StoreError, match="TimeoutError"):
            store.get("key")

        assert time.perf_counter() - begun < 1.9


def test_a_server_that_was_started_anew_is_found_again(tmp_path: Path) -> None:
    with redis_server(tmp_path) as url:
        store = RedisStore(url, StoppedClock())
        store.claim(["key"], b"holder", LIFE)
        assert store.set("key", b"sealed", 60)
    (tmp_path / "redis.sock").unlink()

    with redis_server(tmp_path):
        assert store.get("key") is None
        assert store.set("a/key", b"sealed", 60)
        assert store.claim(["key"], b"holder", LIFE) == {"key"}


def test_a_full_server_is_an_error_and_keeps_all_or_nothing(tmp_path: Path) -> None:
    with redis_server(tmp_path, "--maxmemory", "1", "--maxmemory-policy", "noeviction") as url:
        store = RedisStore(url, StoppedClock())

        with pytest.raises(StoreError):
            store.set_many({"a": b"swordfish", "b": b"swordfish"}, 60)

        assert store.get_many("a", "b") == [None, None]


def test_threads_share_a_client(tmp_path: Path) -> None:
    with redis_server(tmp_path) as url:
        store = RedisStore(url, StoppedClock())
        keys = [f"{number:02x}" for number in range(40)]
        threads = [threading.Thread(target=store.set, args=(key, key.encode(), 60)) for key in keys]
        for each in threads:
            each.start()
        for each in threads:
            each.join()

        assert store.get_many(*keys) == [key.encode() for key in keys]


@pytest.mark.parametrize(
    ("many", "parts"), [(0, []), (1, [1]), (1_000, [1_000]), (1_001, [1_000, 1])]
)
def test_keys_are_parted(many: int, parts: list[int]) -> None:
    keys = [str(number) for number in range(many)]
    parted = list(chunks(keys))

    assert [len(some) for some in parted] == parts
    assert [key for some in parted for key in some] == keys
