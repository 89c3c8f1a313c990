"""What stands in a cache? Read and changed past the app, as somebody with the server could."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from redis import Redis

_ENTRIES = "privacy:entry:"
Key = TypeVar("Key", str, bytes)


class Cache(Protocol):
    """A cache, seen from outside."""

    def keys(self) -> set[str]:
        """Return the keys of all entries, expired ones too."""
        ...

    def everything(self) -> bytes:
        """Return every byte that is kept anywhere: files and logs, or keys and values."""
        ...

    def turn(self) -> None:
        """Turn the values round among their keys."""
        ...

    def write(self, value: str) -> None:
        """Put a text where the sealed bytes of every entry are."""
        ...


class CacheFile:
    """The file of a SQLite store, with its log."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keys(self) -> set[str]:
        with self._opened() as connection:
            return {key for (key,) in connection.execute("SELECT key FROM entry")}

    def everything(self) -> bytes:
        files = (Path(f"{self._path}{suffix}") for suffix in ("", "-wal", "-shm"))
        return b"".join(file.read_bytes() for file in files if file.exists())

    def turn(self) -> None:
        with self._opened() as connection:
            rows = connection.execute("SELECT key, value FROM entry ORDER BY key").fetchall()
            for key, value in _turned(rows):
                connection.execute("UPDATE entry SET value = ? WHERE key = ?", (value, key))

    def write(self, value: str) -> None:
        with self._opened() as connection:
            connection.execute("UPDATE entry SET value = ?", (value,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path)) as connection, connection:
            yield connection


class CacheServer:
    """The keyspace of a Redis."""

    def __init__(self, url: str) -> None:
        self._url = url

    def keys(self) -> set[str]:
        with closing(Redis.from_url(self._url)) as redis:
            names = [name.decode() for name in redis.scan_iter(match=f"{_ENTRIES}*")]
        return {name.removeprefix(_ENTRIES) for name in names}

    def everything(self) -> bytes:
        with closing(Redis.from_url(self._url)) as redis:
            return b"".join(name + _value(redis, name) for name in redis.scan_iter())

    def turn(self) -> None:
        with closing(Redis.from_url(self._url)) as redis:
            rows = [(it, _value(redis, it)) for it in sorted(redis.scan_iter(f"{_ENTRIES}*"))]
            for name, value in _turned(rows):
                redis.set(name, value, keepttl=True)

    def write(self, value: str) -> None:
        with closing(Redis.from_url(self._url)) as redis:
            for name in redis.scan_iter(f"{_ENTRIES}*"):
                redis.set(name, value, keepttl=True)


def cache_at(url: str) -> Cache:
    """Return the cache that an address names."""
    file = url.removeprefix("sqlite:///")
    return CacheServer(url) if file == url else CacheFile(Path(file))


def _value(redis: Redis, name: bytes) -> bytes:
    # What is no string is dumped, which may be compressed; strings are as they stand.
    found = redis.get(name) if redis.type(name) == b"string" else redis.dump(name)
    assert isinstance(found, bytes)
    return found


def _turned(rows: Sequence[tuple[Key, bytes]]) -> list[tuple[Key, bytes]]:
    values: list[bytes] = [value for _, value in rows]
    return [(key, value) for (key, _), value in zip(rows, [*values[1:], *values[:1]], strict=True)]
