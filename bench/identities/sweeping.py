"""What does it cost to remove what is over? The app's own sweep, against one plain DELETE."""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from redis import Redis
from sqlalchemy import select

from bench.identities.filling import LARGEST
from bench.identities.pairs import Pair, Prepared
from bench.identities.parts import Parts
from bench.identities.waiting import other_writer
from privacy.errors import PrivacyError
from privacy.identity.redis_entries import PREFIX
from privacy.identity.store_file import open_file
from privacy.sealing.keys import SealingKey
from privacy.storage.base import milliseconds
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import identity_index

_C = identity_index.c
_DELETE: Final = identity_index.delete()
_CHUNK: Final = 1_000
_SQLITE: Final = "sqlite:///"


class SweepError(PrivacyError):
    """The sweep did not remove what is due, so its speed says nothing."""


@dataclass(frozen=True, slots=True)
class Removal:
    """How long it took in all, its longest transaction, and what another writer met with.

    That is its longest wait, and the share of its work that was not done for want of patience.
    """

    total: float
    longest: float
    waited: float
    refused: float


@dataclass(frozen=True, slots=True)
class Removing:
    """Removes half of all copies, each time from another copy of the same data."""

    prepared: Prepared
    key: SealingKey
    until: datetime

    def swept(self, _: int) -> Removal:
        """Measure the app's sweep, to the point at which nothing removed is in a file."""
        return self._removed(_sweep)

    def deleted(self, _: int) -> Removal:
        """Measure one DELETE of the rows and one of the entries."""
        return self._removed(_delete)

    def _removed(self, remove: Callable[[Parts, Pair, datetime], float]) -> Removal:
        with self.prepared.copied() as pair:
            now = middle(pair)
            parts = Parts.over(pair, now, self.key)
            # Whatever is done once for all time is not part of it.
            parts.clock.set(self.until)
            parts.sweep.run()
            parts.clock.set(now)
            with closing(parts), other_writer(pair, now, self.key) as waited:
                parts.database.longest = 0.0
                begun = time.perf_counter()
                longest = remove(parts, pair, now)
                total = time.perf_counter() - begun
            _check(pair, now)
        return Removal(total, longest, waited.worst, waited.refused)


def middle(pair: Pair) -> datetime:
    """Return the time at which half of all copies are due."""
    database = Database(open_engine(pair.database_url))
    with database.reading() as connection:
        ends = connection.execute(select(_C.due_at).order_by(_C.due_at)).scalars().all()
    database.engine.dispose()
    middle: datetime = ends[len(ends) // 2]
    return middle


def _sweep(parts: Parts, _: Pair, __: datetime) -> float:
    swept = parts.sweep.run()
    if swept is None or swept.failures or not swept.is_done:
        raise SweepError(f"not to its end: {swept}")
    return parts.database.longest


def _delete(parts: Parts, pair: Pair, now: datetime) -> float:
    with parts.database.reading() as connection:
        due = select(_C.account_hash).where(_C.due_at <= now)
        keys = [row.hex() for row in connection.execute(due).scalars()]
    begun = time.perf_counter()
    if pair.cache_url.startswith(_SQLITE):
        _delete_from_file(Path(pair.cache_url.removeprefix(_SQLITE)), now)
    else:
        _unlink(pair.cache_url, keys)
    entries = time.perf_counter() - begun
    with parts.database.writing() as connection:
        connection.execute(_DELETE.where(_C.due_at <= now))
    parts.identities.store.shrink()
    parts.database.scrub([identity_index])
    return max(parts.database.longest, entries)


def _delete_from_file(path: Path, now: datetime) -> None:
    with closing(open_file(path, LARGEST).connection) as connection:
        connection.execute("DELETE FROM entry WHERE expires_at <= ?", (milliseconds(now),))


def _unlink(url: str, keys: list[str]) -> None:
    with closing(Redis.from_url(url)) as redis, redis.pipeline(transaction=False) as pipeline:
        for start in range(0, len(keys), _CHUNK):
            pipeline.unlink(*(PREFIX + key for key in keys[start : start + _CHUNK]))
        pipeline.execute()


def _check(pair: Pair, now: datetime) -> None:
    database = Database(open_engine(pair.database_url))
    with database.reading() as connection:
        left = connection.execute(select(_C.id).where(_C.due_at <= now).limit(1)).first()
    database.engine.dispose()
    if left is not None:
        raise SweepError("something that is due was left")
