"""How do tests look at a circuit? With a clock of their own, by how long it makes them wait."""

from datetime import timedelta

from privacy.connect.circuit import Circuits
from privacy.errors import UnavailableError

ACME, RIVAL = "jira:acme-1", "jira:rival-3"
_UNSAID = timedelta(-1)


def wait_of(circuits: Circuits, client_key: str = ACME) -> float:
    """Return how many seconds the site is to be left alone; a trial that may begin does."""
    try:
        circuits.check(client_key)
    except UnavailableError as error:
        return (error.retry_after or _UNSAID).total_seconds()
    return 0


def fail(circuits: Circuits, times: int) -> None:
    """Ask the site so many times, in vain."""
    for _ in range(times):
        circuits.check(ACME)
        circuits.failed(ACME)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)
