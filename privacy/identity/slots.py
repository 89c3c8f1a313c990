"""How does an entry lie in the file, so that removing it leaves none of its bytes?

SQLite's `secure_delete` overwrites what is deleted, yet not the copies that its trees leave behind
when they are balanced. Overflow pages are never balanced, and are overwritten whole when they are
freed. So a row is filled up to a size of which no more than its first bytes stand in the tree.
https://www.sqlite.org/fileformat2.html#cell_payload_overflow_pages
"""

from typing import Final

PAGE: Final = 512
"""Bytes of a page of the file: small, so that little is filled up."""

_IN_TREE = (PAGE - 12) * 32 // 255 - 23  # what a row that fills its overflow pages has in the tree
_IN_OVERFLOW = PAGE - 4
_AROUND = 16  # what a row holds beside its key and its value; it may be a few bytes less
_LENGTH = 4


def laid(key: str, value: bytes) -> bytes:
    """Return what is written for a value: its length, a filling, and itself at the end."""
    least = _AROUND + len(key.encode()) + _IN_TREE + len(value)
    filling = _IN_TREE - _LENGTH + (_IN_TREE - least) % _IN_OVERFLOW
    return len(value).to_bytes(_LENGTH) + bytes(filling) + value


def taken(written: object) -> bytes | None:
    """Return the value of what `laid` made, or None for the work of somebody else."""
    if not isinstance(written, bytes):
        return None
    length = int.from_bytes(written[:_LENGTH])
    return written[-length:] if 0 < length <= len(written) - _IN_TREE else None
