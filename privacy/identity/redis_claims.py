"""Who works on what at this moment, on any machine? Claims in Redis."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Final

from redis import Redis

from privacy.identity.redis_link import answering, chunks

_PREFIX: Final = "privacy:claim:"
# Each is one step of the server, and asks whose claim it is.
_CLAIM = """
local mine = {}
for at, key in ipairs(KEYS) do
  if redis.call('SET', key, ARGV[1], 'NX', 'PX', ARGV[2]) then
    mine[at] = 1
  elseif redis.call('GET', key) == ARGV[1] then
    redis.call('PEXPIRE', key, ARGV[2])
    mine[at] = 1
  else
    mine[at] = 0
  end
end
return mine
"""
_RENEW = """
for _, key in ipairs(KEYS) do
  if redis.call('GET', key) == ARGV[1] then redis.call('PEXPIRE', key, ARGV[2]) end
end
"""
_RELEASE = """
for _, key in ipairs(KEYS) do
  if redis.call('GET', key) == ARGV[1] then redis.call('DEL', key) end
end
"""


class RedisClaims:
    """The claims of a store, shared by every process that uses the same Redis."""

    def __init__(self, redis: Redis) -> None:
        """Take the client; the server learns the scripts when they are first needed."""
        self._claim = redis.register_script(_CLAIM)
        self._renew = redis.register_script(_RENEW)
        self._release = redis.register_script(_RELEASE)

    def claim(self, keys: Collection[str], holder: bytes, life: timedelta) -> frozenset[str]:
        """Claim for a holder what nobody else claims; return which of the keys are now theirs."""
        claimed: set[str] = set()
        with answering():
            for some in chunks(sorted(keys)):
                mine = self._claim(_named(some), (holder, _milliseconds(life)))
                claimed.update(key for key, is_mine in zip(some, mine, strict=True) if is_mine)
        return frozenset(claimed)

    def renew(self, keys: Collection[str], holder: bytes, life: timedelta) -> None:
        """Let the claims of a holder live on from now; those of others stay as they are."""
        with answering():
            for some in chunks(sorted(keys)):
                self._renew(_named(some), (holder, _milliseconds(life)))

    def release(self, keys: Collection[str], holder: bytes) -> None:
        """End the claims of a holder; those of others stay as they are."""
        with answering():
            for some in chunks(sorted(keys)):
                self._release(_named(some), (holder,))


def _named(keys: Sequence[str]) -> list[str]:
    return [_PREFIX + key for key in keys]


def _milliseconds(life: timedelta) -> int:
    return life // timedelta(milliseconds=1)
