"""What is held for this site right now, and what was done? Read in the request that shows it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the audit log."""

    at: datetime
    act: str
    declaration_version: str
    declaration_digest: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was counted for one site, and when."""

    measured_at: datetime
    identities_held: int
    oldest_held_since: datetime | None
    next_expiry: datetime | None
    last_expiry: datetime | None
    acts: tuple[Act, ...]
