"""How is a claim of the declaration known? What the program enforces, and what it checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

Claim = tuple[str, ...]
"""What is claimed, such as `("retention", "identity_cache", "cache.entry")`."""


@dataclass(frozen=True, slots=True)
class Enforcement:
    """A claim that a part of the program makes impossible to break, in that part's own words.

    Only the part that does it makes one, so what is not wired enforces nothing.
    """

    claim: Claim
    how: str


@dataclass(frozen=True, slots=True)
class Verification:
    """A claim that was compared with what exists, and held, at a time."""

    claim: Claim
    how: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Proofs:
    """All that stands behind the claims of a declaration in this process."""

    enforced: Mapping[Claim, Enforcement] = field(default_factory=dict)
    verified: Mapping[Claim, Verification] = field(default_factory=dict)

    @classmethod
    def of(
        cls, enforced: Iterable[Enforcement] = (), verified: Iterable[Verification] = ()
    ) -> "Proofs":
        """Return the proofs by their claim."""
        return cls({it.claim: it for it in enforced}, {it.claim: it for it in verified})

    def also(self, enforced: Iterable[Enforcement]) -> "Proofs":
        """Return these proofs and what further parts of the program enforce."""
        return Proofs({**self.enforced, **{it.claim: it for it in enforced}}, self.verified)
