"""What is an entry of the audit log? An act, a time, and the declaration in force. No person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What was done to an install."""

    INSTALLED = "installed"
    UPDATED = "updated"
    SECRET_ROTATED = "secret rotated"  # noqa: S105 - the name of an act
    ENABLED = "enabled"
    DISABLED = "disabled"
    UNINSTALLED = "uninstalled"
    ACCOUNT_ERASED = "account erased"
    ACCOUNT_CLOSED = "account closed"
    ACCOUNT_UPDATED = "account updated"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which declaration was in force: its version and its digest."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One act, when it was done, and under which declaration."""

    at: datetime
    act: Act
    stamp: Stamp
