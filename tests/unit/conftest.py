"""What do unit tests share? How properties run, and a Redis to keep entries in.

Properties run the same each time, without a time limit, and leave no file behind.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.redis_server import CACHE, any_redis, emptied

settings.register_profile("unit", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("unit")


@pytest.fixture(scope="session")
def redis_of_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the URL of a Redis: one of the wheel, or that of PRIVACY_TEST_CACHE_URL."""
    with any_redis(tmp_path_factory.mktemp("redis"), CACHE) as url:
        yield url


@pytest.fixture
def redis_url(redis_of_session: str) -> str:
    """Return the URL of an empty database of a Redis."""
    return emptied(redis_of_session)


@pytest.fixture(params=["sqlite", "redis"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty store, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/deep/cache.db"
    found: str = request.getfixturevalue("redis_url")
    return found
