"""Which declaration holds now? The clock says so, also while the program runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from privacy.clock import Clock
from privacy.declaration.model import Declaration
from privacy.declaration.proof import Verification
from privacy.declaration.versions import Versions
from privacy.errors import PrivacyError

Lifetime = Callable[[], timedelta]
"""Tells for how long the declaration in force lets something be kept."""


class LifetimeError(PrivacyError):
    """A declaration under which the program may not keep what it has to keep."""


@dataclass(frozen=True, slots=True)
class InForce:
    """Chooses among the versions by the day; days begin at midnight UTC."""

    versions: Versions
    clock: Clock

    @property
    def today(self) -> date:
        """Return the day that decides."""
        return self.clock.now().date()

    def now(self) -> Declaration:
        """Return the declaration in force."""
        return self.versions.in_force(self.today)

    def coming(self) -> tuple[Declaration, ...]:
        """Return those that are announced, the next one first."""
        return self.versions.coming(self.today)

    def verified(self) -> tuple[Verification, ...]:
        """Return what reading the history has shown: nothing, where nothing is published."""
        if not self.versions.published:
            return ()
        return (
            Verification(
                ("versions",),
                "its files gave the digest that was kept when it was published",
                self.clock.now(),
            ),
        )

    def lifetime(self, retention: str) -> Lifetime:
        """Return what tells how long a retention class lets the program keep something.

        A class that the version in force does not have yet is taken from the first that is
        announced, so that a program which came with the class can run before its day. Raise
        LifetimeError where one that will be in force has no such class, or keeps nothing under it.
        """
        needed = self.coming() or (self.now(),)
        for declaration in (self.now(), *needed):
            declared = declaration.retention.get(retention)
            is_missing = declared is None and declaration in needed
            if is_missing or (declared is not None and declared.ttl < timedelta(seconds=1)):
                raise LifetimeError(
                    f"version {declaration.policy.version}, retention.{retention}: the program "
                    "keeps something under this class, so the declaration needs it, with a ttl of "
                    "one second or more"
                )
        return lambda: self._ttl(retention)

    def _ttl(self, retention: str) -> timedelta:
        versions = (self.now(), *self.coming())
        return next(it.retention[retention].ttl for it in versions if retention in it.retention)
