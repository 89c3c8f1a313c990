"""Do claims in Redis end by themselves, and live on while they are renewed?"""

import time
from datetime import timedelta

from privacy.identity.redis_store import RedisStore
from tests.clocks import StoppedClock


def test_a_claim_ends_by_itself_and_one_that_is_renewed_does_not(redis_url: str) -> None:
    store = RedisStore(redis_url, StoppedClock())
    brief, long = timedelta(milliseconds=100), timedelta(seconds=60)
    store.claim(["left", "renewed", "again"], b"one", brief)
    store.renew(["renewed"], b"one", long)
    store.claim(["again"], b"one", long)
    time.sleep(0.2)
    store.renew(["left"], b"one", long)

    assert store.claim(["left", "renewed", "again"], b"other", long) == {"left"}
