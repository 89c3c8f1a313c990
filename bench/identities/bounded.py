"""What does a set cost once the store is full? Against the same set where there is room."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Final

from redis import Redis

from bench.identities.filling import LARGEST
from bench.identities.pairs import Pair, Prepared
from privacy.clock import SystemClock
from privacy.identity.opening import open_store
from privacy.identity.redis_store import RedisStore
from privacy.identity.sqlite_store import SqliteStore
from privacy.identity.store import Store

_SETS: Final = 1_000
_ENTRY: Final = bytes(200)
_DAY: Final = timedelta(days=1)
_SQLITE: Final = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Setting:
    """Two stores with the same entries: one at its bound, one below it."""

    full: Store
    roomy: Store
    numbers: Iterator[int]

    def at_bound(self, _: int) -> float:
        """Return the seconds that one set takes in the full store, on average over many."""
        return self._set(self.full)

    def below_bound(self, _: int) -> float:
        """Return the same for the other store."""
        return self._set(self.roomy)

    def _set(self, store: Store) -> float:
        # New keys, spread as hashes are.
        keys = [f"{next(self.numbers) * 0x9E3779B97F4A7C15 % 2**64:064x}" for _ in range(_SETS)]
        begun = time.perf_counter()
        for key in keys:
            store.set(key, _ENTRY, _DAY)
        return (time.perf_counter() - begun) / _SETS


@contextmanager
def setting(prepared: Prepared) -> Iterator[Setting]:
    """Yield both stores of a kind."""
    with prepared.copied() as full, prepared.copied() as roomy:
        stores = open_store(roomy.cache_url, SystemClock(), LARGEST // 1024 // 1024)
        yield Setting(_at_bound(full), stores, count())


def _at_bound(pair: Pair) -> Store:
    if pair.cache_url.startswith(_SQLITE):
        path = Path(pair.cache_url.removeprefix(_SQLITE))
        return SqliteStore(path, SystemClock(), path.stat().st_size)
    with closing(Redis.from_url(pair.cache_url)) as redis:
        redis.config_set("maxmemory-policy", "volatile-ttl")
        redis.config_set("maxmemory", redis.info("memory")["used_memory"])
    return RedisStore(pair.cache_url, SystemClock())
