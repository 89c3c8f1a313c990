"""Does the Redis of the tests answer, keep no file, and end?"""

from contextlib import closing
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NotConnectedError

from tests.redis_server import any_redis, emptied


def test_it_answers_keeps_no_file_and_ends(tmp_path: Path) -> None:
    with any_redis(tmp_path, None) as url:
        with closing(Redis.from_url(url)) as redis:
            redis.set("key", b"value")
            for name, expected in (("save", ""), ("appendonly", "no")):
                assert redis.config_get(name) == {name: expected}

            assert emptied(url) == url
            assert redis.get("key") is None
        assert {each.name for each in tmp_path.iterdir()} == {"redis.sock", "redis.log"}

    with closing(Redis.from_url(url)) as redis, pytest.raises(NotConnectedError):
        redis.ping()


def test_a_server_of_ones_own_is_taken_as_it_is(tmp_path: Path) -> None:
    with any_redis(tmp_path, "redis://127.0.0.1:6379/9") as url:
        assert url == "redis://127.0.0.1:6379/9"
    assert list(tmp_path.iterdir()) == []
