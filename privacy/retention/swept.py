"""What came of a sweep? Numbers, and what failed, without anything about a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Swept:
    """What a pass removed, what failed meanwhile, and whether it came to its end."""

    identities: int
    sites: int
    tombstones: int
    call_days: int
    failures: tuple[str, ...]
    is_done: bool

    def __str__(self) -> str:
        """Return it in words, without anything about a person."""
        removed = (
            f"removed {self.identities} identities, {self.tombstones} tombstones, "
            f"{self.call_days} days of counted calls; {self.sites} sites are forgotten"
        )
        shown, more = "; ".join(self.failures[:5]), len(self.failures[5:])
        failed = f"; failed: {shown}" + (f" and {more} more" if more else "") if shown else ""
        return removed + failed + ("" if self.is_done else "; not done, the next one goes on")
