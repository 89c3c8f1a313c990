"""For how long may a copy be believed? Never for ever, and never past the declared end."""

from datetime import timedelta


def cache_timeout(ttl: timedelta) -> int:
    """Return whole seconds, rounded down, for a cache.

    Raise ValueError below one second: a cache takes zero to mean for ever.
    """
    seconds = int(ttl.total_seconds())
    if seconds < 1:
        raise ValueError(f"a copy cannot be kept for {ttl}")
    return seconds
