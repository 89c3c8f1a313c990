"""Where are the acts written? In the transaction of the act itself, one list for each site."""

from collections.abc import Callable

from sqlalchemy import Connection, bindparam, insert, select

from privacy.audit.entry import Act, Entry, Stamp
from privacy.clock import Clock
from privacy.storage.tables import audit_entry

_RECENT = (
    select(audit_entry)
    .where(audit_entry.c.site_id == bindparam("site_id"))
    .order_by(audit_entry.c.id.desc())
    .limit(bindparam("most"))
)


class AuditLog:
    """Writes what was done, under the declaration in force."""

    def __init__(self, clock: Clock, stamp: Callable[[], Stamp]) -> None:
        """Take the clock, and what gives the stamp of the declaration in force."""
        self._clock = clock
        self._stamp = stamp

    def append(self, connection: Connection, site_id: int, act: Act) -> None:
        """Write an act; it is kept if, and only if, the act is."""
        stamp = self._stamp()
        connection.execute(
            insert(audit_entry).values(
                site_id=site_id,
                at=self._clock.now(),
                act=act,
                declaration_version=stamp.version,
                declaration_digest=stamp.digest,
            )
        )


def recent(connection: Connection, site_id: int, most: int) -> tuple[Entry, ...]:
    """Return the last acts of a site, newest first."""
    rows = connection.execute(_RECENT, {"site_id": site_id, "most": most})
    return tuple(
        Entry(row.at, Act(row.act), Stamp(row.declaration_version, row.declaration_digest))
        for row in rows
    )
