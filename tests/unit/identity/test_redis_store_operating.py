"""Is the configuration that docs/operating.md prints enough for us, and for nobody else?"""

import shlex
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from redis import Redis

from privacy.identity.redis_store import RedisStore
from privacy.identity.store import StoreError
from tests.clocks import StoppedClock
from tests.redis_server import redis_server

DOCUMENT = Path(__file__).parents[3] / "docs/operating.md"
LIFE = timedelta(seconds=60)


def printed() -> list[list[str]]:
    """Return the lines of the document's redis.conf, in words."""
    sample = DOCUMENT.read_text("utf-8").partition("\n# redis.conf\n")[2].partition("```")[0]
    return [shlex.split(line) for line in sample.splitlines()]


def password() -> str:
    (user,) = [words for words in printed() if words[:2] == ["user", "privacy"]]
    (found,) = [word[1:] for word in user if word.startswith(">")]
    return found


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with redis_server(tmp_path) as url:
        with closing(Redis.from_url(url)) as redis:
            for name, *words in sorted(printed()):  # users last
                command = ("ACL", "SETUSER") if name == "user" else ("CONFIG", "SET", name)
                redis.execute_command(*command, *words)  # type: ignore[no-untyped-call]  # redis-py's
        yield url.replace("unix://", f"unix://privacy:{password()}@")


def test_the_store_works_as_its_own_user(url: str) -> None:
    store = RedisStore(url, StoppedClock())

    assert store.is_ready()
    assert store.set_many({"a": b"sealed", "x/b": b"sealed"}, 60)
    assert store.add("c", b"sealed", 60)
    assert store.get_many("a", "x/b", "c") == [b"sealed"] * 3
    assert store.delete("a")
    store.delete_many("c")
    store.delete_below("x/")
    assert store.get_many("a", "x/b", "c") == [None] * 3
    assert store.claim(["a"], b"holder", LIFE) == {"a"}
    assert store.claim(["a"], b"holder", LIFE) == {"a"}
    store.renew(["a"], b"holder", LIFE)
    store.release(["a"], b"holder")
    assert store.clear()


def test_nobody_else_is_let_in(url: str) -> None:
    stranger = RedisStore(url.replace(f"privacy:{password()}@", ""), StoppedClock())
    guesser = RedisStore(url.replace(password(), "swordfish"), StoppedClock())

    for store in (stranger, guesser):
        assert not store.is_ready()
        with pytest.raises(StoreError) as caught:
            store.get("a")
        assert "swordfish" not in str(caught.value)


def test_nothing_is_written_to_a_file(url: str) -> None:
    folder = Path(url.partition("@")[2].partition("?")[0]).parent
    RedisStore(url, StoppedClock()).set("a", b"sealed", 60)

    assert ["save", ""] in printed()
    assert ["appendonly", "no"] in printed()
    assert {each.name for each in folder.iterdir()} == {"redis.sock", "redis.log"}
