"""How is Redis reached? When it is needed, soon or not at all, and with no data in an error."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NotConnectedError
from redis.exceptions import RedisError
from redis.retry import Retry

from privacy.identity.store import StoreError

_SECONDS = 1.0
_CONNECTIONS = 1_024  # more than a process has threads
_CHUNK = 1_000  # keys of one command: Redis does nothing else meanwhile


def open_redis(url: str) -> Redis:
    """Return a client of a Redis 6.2 or later; no connection is made yet.

    A connection that turns out to be closed is replaced once, at once. What does not answer in a
    second is not asked again.
    """
    return Redis.from_url(
        url,
        socket_timeout=_SECONDS,
        socket_connect_timeout=_SECONDS,
        max_connections=_CONNECTIONS,
        protocol=2,
        retry=Retry(NoBackoff(), 1, supported_errors=(NotConnectedError,)),
    )


@contextmanager
def answering() -> Iterator[None]:
    """Raise StoreError for every fault of Redis, without its text, which may repeat commands."""
    try:
        yield
    except (RedisError, OSError) as error:
        raise StoreError(f"Redis does not answer: {type(error).__name__}") from None


def chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Return keys in parts that one command may have."""
    for first in range(0, len(keys), _CHUNK):
        yield keys[first : first + _CHUNK]
