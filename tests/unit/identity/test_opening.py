"""Is the store opened that the address names, without a file or a connection yet?"""

from pathlib import Path

from privacy.identity.opening import open_store
from privacy.identity.redis_store import RedisStore
from privacy.identity.sqlite_store import SqliteStore
from tests.clocks import StoppedClock


def test_a_file_is_a_file_of_so_many_mebibytes(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    store = open_store(f"sqlite:///{file}", StoppedClock(), 1)

    assert isinstance(store, SqliteStore)
    assert not file.exists()
    for number in range(40):
        store.set(f"{number}", bytes(60_000), 60)
    store.shrink()
    assert 900_000 < file.stat().st_size <= 1024 * 1024


def test_anything_else_is_a_redis() -> None:
    for url in ("redis://localhost", "rediss://cache.example:6380/1", "unix:///run/redis.sock"):
        assert isinstance(open_store(url, StoppedClock(), 1), RedisStore)
