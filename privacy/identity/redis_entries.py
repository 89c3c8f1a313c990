"""How does an entry lie in Redis? Its end, then its sealed bytes; below a slash, its name too."""

from collections.abc import Iterable
from typing import Final

from privacy.identity.store import LARGEST_VALUE, sealed

PREFIX: Final = "privacy:entry:"
"""What the names of all entries begin with."""

NAMES: Final = "privacy:below:"
"""What the names of all lists of names begin with."""

_END = 8  # bytes of an entry's end, in milliseconds

KEEP: Final = """
if ARGV[5] == 'new' then
  local found = redis.call('GET', KEYS[1])
  if found and #found > 8 and struct.unpack('>I8', found) > tonumber(ARGV[3]) then return 0 end
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
for at = 2, #KEYS do
  redis.call('ZREMRANGEBYSCORE', KEYS[at], '-inf', ARGV[3])
  redis.call('ZADD', KEYS[at], ARGV[4], KEYS[1])
  local last = redis.call('ZREVRANGE', KEYS[at], 0, 0, 'WITHSCORES')[2]
  redis.call('PEXPIRE', KEYS[at], last - ARGV[3])
end
return 1
"""
"""Keeps an entry and its name in lists, which end with their last one; tells whether it was kept.

Keys: the entry, the lists. Arguments: the row, its life, now, its end, and `new` for an entry that
must not be there yet.
"""

DELETE_BELOW: Final = """
for _, name in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do redis.call('UNLINK', name) end
redis.call('UNLINK', KEYS[1])
"""
"""Removes the entries that a list names, and the list; no other key is looked at."""


def named(keys: Iterable[str]) -> list[str]:
    """Return the names of entries."""
    return [PREFIX + key for key in keys]


def lists_above(key: str) -> list[str]:
    """Return the lists that name an entry: one for each slash in its key."""
    return [NAMES + key[: at + 1] for at, letter in enumerate(key) if letter == "/"]


def written(value: object, end: int) -> bytes:
    """Return what is kept of a value that ends at a time in milliseconds."""
    return end.to_bytes(_END) + sealed(value)


def read(found: object, now: int) -> bytes | None:
    """Return the value of what was found, or None where it has ended or is not ours."""
    if not isinstance(found, bytes) or not _END < len(found) <= _END + LARGEST_VALUE:
        return None
    return found[_END:] if int.from_bytes(found[:_END]) > now else None
