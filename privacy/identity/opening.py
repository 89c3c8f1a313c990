"""Which store does an address name?"""

from pathlib import Path

from privacy.clock import Clock
from privacy.identity.redis_store import RedisStore
from privacy.identity.sqlite_store import SqliteStore
from privacy.identity.store import Store

_SQLITE = "sqlite:///"


def open_store(url: str, clock: Clock, mebibytes: int) -> Store:
    """Return the store of a checked address; neither a file nor a connection is opened yet.

    A file may have so many MiB; how much memory Redis has is its operator's to say.
    """
    if url.startswith(_SQLITE):
        return SqliteStore(Path(url.removeprefix(_SQLITE)), clock, mebibytes * 1024 * 1024)
    return RedisStore(url, clock)
