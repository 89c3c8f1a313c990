"""What comes of a pass of reports, and who watches it?"""

from collections.abc import Callable
from dataclasses import dataclass, field

from privacy.connect.report import Told
from privacy.errors import UnavailableError
from privacy.identity.reporting_plan import Portion


def _nothing(_: object) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches a pass: all are called between two calls to Atlassian.

    `is_mine` tells whether this process may still report; `progress` is told how many more copies
    were dealt with, and `note` in words, without ids of accounts, what an operator should know.
    """

    is_mine: Callable[[], bool]
    progress: Callable[[int], object] = _nothing
    note: Callable[[str], object] = _nothing


def reason(error: Exception) -> str:
    """Return what may be told of an error."""
    # The text of the database's own errors could hold what stands in a row.
    return error.reason if isinstance(error, UnavailableError) else type(error).__name__


@dataclass(slots=True)
class Reported:
    """What a pass did: sites and accounts reported, and what Atlassian said of them.

    `failures` are the ids of sites that could not report all; `is_done` is False where something
    that is due was not tried. Either way the next pass goes on.
    """

    sites: set[int] = field(default_factory=set)
    accounts: int = 0
    closed: int = 0
    updated: int = 0
    failures: set[int] = field(default_factory=set)
    is_done: bool = False

    def fail(self, watch: Watch, site_id: int, why: str) -> None:
        """Count a site that could not report all, and tell why."""
        self.failures.add(site_id)
        watch.note(f"site {site_id}: {why}")

    def add(self, site_id: int, portion: Portion, told: Told) -> None:
        """Count a call and its answer; a portion of which nothing could be sent was no call."""
        if portion.copies:
            self.sites.add(site_id)
        self.accounts += len(portion.copies)
        self.closed += len(told.closed)
        self.updated += len(told.updated)
