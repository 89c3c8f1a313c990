"""May the database be served? It stands at this version's tables, and holds what is declared."""

from typing import Final

from privacy.checks.columns import Faults
from privacy.checks.declared import Declared
from privacy.checks.live import live
from privacy.declaration.faults import errors_of
from privacy.declaration.in_force import InForce
from privacy.storage.migrate import head
from privacy.storage.session import Database

_AWAY: Final = "the database does not answer, or is not migrated"


class Readiness:
    """Compares a database that was not migrated yet when the app started, once it is."""

    def __init__(self, database: Database, in_force: InForce, *, compared: bool) -> None:
        """Take the database, and whether the start has compared it already."""
        self._database = database
        self._in_force = in_force
        self._holds = compared
        self._revision = head()

    def obstacle(self) -> str | None:
        """Return why the database may not be served, or None where it may."""
        if not self._database.is_ready(self._revision):
            return _AWAY
        if self._holds:
            return None
        found = live(self._database, Declared(self._in_force.now(), self._in_force.coming()))
        if found is None:
            return _AWAY
        codes = _codes(found)
        self._holds = not codes
        return f"the database differs from the declaration: {', '.join(codes)}" if codes else None


def _codes(found: Faults) -> tuple[str, ...]:
    errors = errors_of(fault for faults in found.values() for fault in faults)
    return tuple(sorted({fault.rule.code for fault in errors}))
