"""Where do several machines keep copies? In Redis, in memory alone, until each one's end."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from cachelib import BaseCache

from privacy.clock import Clock
from privacy.identity.redis_claims import RedisClaims
from privacy.identity.redis_entries import (
    DELETE_BELOW,
    KEEP,
    NAMES,
    PREFIX,
    lists_above,
    named,
    read,
    written,
)
from privacy.identity.redis_link import answering, chunks, open_redis
from privacy.identity.store import StoreError, seconds
from privacy.storage.base import milliseconds


class RedisStore(RedisClaims, BaseCache):
    """A cache in a Redis 6.2 or later, shared by every process that uses it.

    It takes sealed bytes only, and a time-out is an end: by our clock an entry is unreadable from
    it on, by the server's it is gone. See `privacy.identity.store.Store` for what each method
    promises.
    """

    def __init__(self, url: str, clock: Clock) -> None:
        """Take the address; no connection is made yet."""
        BaseCache.__init__(self)
        self._redis = open_redis(url)
        RedisClaims.__init__(self, self._redis)
        self._kept = self._redis.register_script(KEEP)
        self._delete_below = self._redis.register_script(DELETE_BELOW)
        self._clock = clock

    def get(self, key: str) -> bytes | None:
        """Return the entry, or None where there is none or its time is over."""
        return self.get_many(key)[0]

    def get_many(self, *keys: str) -> list[bytes | None]:
        """Return the entries of these keys, in their order."""
        found: list[object] = []
        with answering():
            for some in chunks(keys):
                found += self._redis.mget(named(some))
        now = self._now()
        return [read(each, now) for each in found]

    def set(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        """Keep sealed bytes for so many seconds; raise ValueError for no end at all."""
        return self.set_many({key: value}, timeout) == [key]

    def set_many(
        self, mapping: Mapping[str, bytes], timeout: int | timedelta | None = None
    ) -> list[str]:
        """Keep several for the same time; return their keys. Those without a slash: all or none."""
        life = seconds(timeout) * 1000
        end = self._now() + life
        rows = {key: written(value, end) for key, value in mapping.items()}
        with answering(), self._redis.pipeline() as pipeline:
            for key, row in rows.items():
                if "/" in key:
                    self._keep(key, row, life, "always")
                else:
                    pipeline.set(PREFIX + key, row, px=life)
            pipeline.execute()
        return list(mapping)

    def add(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        """Keep sealed bytes unless there is an entry already; tell whether they were kept."""
        life = seconds(timeout) * 1000
        row = written(value, self._now() + life)
        with answering():
            return self._keep(key, row, life, "new")

    def has(self, key: str) -> bool:
        """Tell whether there is an entry whose time is not over."""
        return self.get(key) is not None

    def delete(self, key: str) -> bool:
        """Remove an entry, expired or not; tell whether there was one."""
        with answering():
            return self._redis.unlink(PREFIX + key) > 0

    def delete_many(self, *keys: str) -> list[str]:
        """Remove entries; return the keys."""
        # As bytes, which the client sends as they are.
        self._unlink([name.encode() for name in named(some)] for some in chunks(keys))
        return list(keys)

    def delete_below(self, prefix: str) -> None:
        """Remove every entry whose key begins with a text that ends in a slash.

        If Redis gave up the list of their names for want of memory, they end by themselves.
        """
        with answering():
            self._delete_below([NAMES + prefix])

    def clear(self) -> bool:
        """Remove every entry, and nothing that others keep in the same database."""
        with answering():
            for prefix in (PREFIX, NAMES):
                self._unlink(chunks(list(self._redis.scan_iter(match=f"{prefix}*", count=1_000))))
        return True

    def shrink(self) -> bool:
        """Do nothing: what is removed from memory is in no file."""
        return True

    def is_ready(self) -> bool:
        """Tell whether the server answers; raise nothing."""
        try:
            with answering():
                return self._redis.ping()
        except StoreError:
            return False

    def _keep(self, key: str, row: bytes, life: int, when: str) -> bool:
        now = self._now()
        kept: int = self._kept(
            [PREFIX + key, *lists_above(key)], (row, life, now, now + life, when)
        )
        return kept == 1

    def _unlink(self, parts: Iterable[Sequence[str | bytes]]) -> None:
        with answering(), self._redis.pipeline(transaction=False) as pipeline:
            for names in parts:
                pipeline.unlink(*names)
            pipeline.execute()

    def _now(self) -> int:
        return milliseconds(self._clock.now())
