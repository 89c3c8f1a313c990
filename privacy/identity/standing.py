"""How far can an identity be believed, and what is behind the account?"""

from enum import StrEnum


class Standing(StrEnum):
    """What is known of an account."""

    ACTIVE = "active"
    """A product told its name, and that it is in use."""
    INACTIVE = "inactive"
    """A product told that it is deactivated, or erased: the name is then a placeholder."""
    ABSENT = "absent"
    """The product knows no such account."""
    CLOSED = "closed"
    """Atlassian reported that it is closed. Nothing is kept of it, and nobody is asked."""
    UNREACHABLE = "unreachable"
    """Nobody could say, which is no answer and is never kept."""


KEPT = frozenset({Standing.ACTIVE, Standing.INACTIVE, Standing.ABSENT})
"""What is an answer, and may be kept for a time."""
