"""For how long may a copy be believed? Never for ever, and never past the declared end."""

from datetime import UTC, datetime, timedelta
from typing import Final

from privacy.identity.standing import Standing

IDENTITY_CACHE: Final = "identity_cache"
ADMINISTRATOR_CHECK: Final = "administrator_check"
CLOSED_ACCOUNT: Final = "closed_account"
CALL_COUNTS: Final = "call_counts"

BUCKET: Final = timedelta(seconds=60)
"""How far due times are rounded down. No sweep comes more often, so none removes much too early."""

# A person who comes back is seen on the same day, and an account that was just made within minutes.
_LONGEST: Final = {
    Standing.INACTIVE: timedelta(hours=6),
    Standing.ABSENT: timedelta(minutes=10),
}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def ttl(standing: Standing, declared: timedelta, chosen: timedelta | None = None) -> timedelta:
    """Return how long a copy may be believed, in whole seconds.

    That is what the declaration says, less where the site chose less, and less again for answers
    that tell of no active account. Raise ValueError where it would be less than a second.
    """
    given = [declared, *filter(None, [chosen, _LONGEST.get(standing)])]
    return timedelta(seconds=cache_timeout(min(given)))


def due(end: datetime) -> datetime:
    """Return when a sweep may remove what ends then: rounded down, so that many share one time."""
    return end - (end - _EPOCH) % BUCKET


def cache_timeout(ttl: timedelta) -> int:
    """Return whole seconds, rounded down, for a cache.

    Raise ValueError below one second: a cache takes zero to mean for ever.
    """
    seconds = int(ttl.total_seconds())
    if seconds < 1:
        raise ValueError(f"a copy cannot be kept for {ttl}")
    return seconds
