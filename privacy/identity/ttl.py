"""For how long may a copy be believed? Never for ever, and never past the declared end."""

from datetime import timedelta
from typing import Final

IDENTITY_CACHE: Final = "identity_cache"
ADMINISTRATOR_CHECK: Final = "administrator_check"


def cache_timeout(ttl: timedelta) -> int:
    """Return whole seconds, rounded down, for a cache.

    Raise ValueError below one second: a cache takes zero to mean for ever.
    """
    seconds = int(ttl.total_seconds())
    if seconds < 1:
        raise ValueError(f"a copy cannot be kept for {ttl}")
    return seconds
