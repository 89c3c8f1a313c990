"""May the database be served? It stands at this version's tables, and holds what is declared."""

from privacy.checks.declared import Declared
from privacy.checks.live import live
from privacy.declaration.faults import errors_of
from privacy.declaration.in_force import InForce
from privacy.storage.migrate import head
from privacy.storage.session import Database


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
            return "the database does not answer, or is not migrated"
        codes = () if self._holds else self._codes()
        self._holds = not codes
        return f"the database differs from the declaration: {', '.join(codes)}" if codes else None

    def _codes(self) -> tuple[str, ...]:
        declared = Declared(self._in_force.now(), self._in_force.coming())
        found = live(self._database, declared) or {}
        errors = errors_of(fault for faults in found.values() for fault in faults)
        return tuple(sorted({fault.rule.code for fault in errors}))
