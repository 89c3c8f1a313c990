"""What is a store? A place for sealed bytes that all processes share; a time-out is an end."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Final, Protocol

from privacy.errors import UnavailableError
from privacy.identity.ttl import cache_timeout

LARGEST_VALUE: Final = 64 * 1024
"""Bytes of one entry: many times what a sealed identity has."""


class StoreError(UnavailableError):
    """The store does not answer, or cannot keep what it was given."""


class Store(Protocol):
    """Keeps sealed bytes for a time. Its shape is cachelib's, and a little more.

    An entry cannot be read from its end on. Losing a store loses nothing. Every method raises
    StoreError where the store is away.
    """

    def get(self, key: str) -> bytes | None:
        """Return an entry, or None where there is none or its time is over."""
        ...

    def get_many(self, *keys: str) -> list[bytes | None]:
        """Return the entries of these keys, in their order."""
        ...

    def set(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        """Keep bytes for whole seconds; raise ValueError for less than one, and for no end."""
        ...

    def set_many(
        self, mapping: Mapping[str, bytes], timeout: int | timedelta | None = None
    ) -> list[str]:
        """Keep several for the same time, all or none; return their keys."""
        ...

    def add(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        """Keep bytes unless there is an entry already; tell whether they were kept."""
        ...

    def has(self, key: str) -> bool:
        """Tell whether there is an entry whose time is not over."""
        ...

    def delete(self, key: str) -> bool:
        """Remove an entry, expired or not; tell whether there was one."""
        ...

    def delete_many(self, *keys: str) -> list[str]:
        """Remove entries; return the keys."""
        ...

    def delete_below(self, prefix: str) -> None:
        """Remove every entry whose key begins with a text that ends in a slash."""
        ...

    def clear(self) -> bool:
        """Remove every entry."""
        ...

    def shrink(self) -> bool:
        """Let go of what deleted entries occupied; tell whether their bytes are in no file now.

        It waits for nobody: where a reader is in the way, whoever needs it does it again.
        """
        ...

    def is_ready(self) -> bool:
        """Tell whether the store answers; raise nothing."""
        ...

    def claim(self, keys: Collection[str], holder: bytes, life: timedelta) -> frozenset[str]:
        """Claim for a holder what nobody else claims; return which of the keys are now theirs.

        A claim ends by itself after its life, so that a holder who died holds nothing up.
        """
        ...

    def renew(self, keys: Collection[str], holder: bytes, life: timedelta) -> None:
        """Let the claims of a holder live on from now; those of others stay as they are."""
        ...

    def release(self, keys: Collection[str], holder: bytes) -> None:
        """End the claims of a holder; those of others stay as they are."""
        ...


def seconds(timeout: int | timedelta | None) -> int:
    """Return for how many whole seconds an entry is kept; raise ValueError for no end."""
    if timeout is None:
        raise ValueError("an entry needs an end")
    return cache_timeout(timeout if isinstance(timeout, timedelta) else timedelta(seconds=timeout))


def sealed(value: object) -> bytes:
    """Return what a store may keep.

    Raise TypeError for anything but bytes, and StoreError for more than LARGEST_VALUE of them.
    """
    if not isinstance(value, bytes):
        raise TypeError("only sealed bytes are kept")
    if not 0 < len(value) <= LARGEST_VALUE:
        raise StoreError(f"an entry has 1 to {LARGEST_VALUE} bytes")
    return value
