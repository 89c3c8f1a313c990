"""Which accounts must not come back? Those that Atlassian reported as closed, for a time."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select

from privacy.identity.holding import is_left_behind
from privacy.identity.ttl import due
from privacy.installs.site import Site
from privacy.storage.inserting import insert_into
from privacy.storage.tables import tombstone

_C = tombstone.c
AT_ONCE: Final = 1_000
# One that is being written anew at this moment is not due any more, and nothing waits for it.
_DUE = (
    select(_C.id)
    .where(_C.due_at <= bindparam("now"))
    .limit(AT_ONCE)
    .with_for_update(skip_locked=True)
)
_LEFT_BEHIND = delete(tombstone).where(
    _C.site_id == bindparam("site_id"), is_left_behind(tombstone)
)


def bury(
    connection: Connection,
    site: Site,
    hashes: Collection[bytes],
    erased_at: datetime,
    until: datetime,
) -> None:
    """Write that accounts were closed: a keyed hash for each, until its time is over."""
    rows = [
        {
            "site_id": site.site_id,
            "life": site.life,
            "account_hash": each,
            "erased_at": erased_at,
            "due_at": due(until),
        }
        for each in sorted(hashes)
    ]
    if rows:
        insert = insert_into(connection, tombstone)
        again = {name: insert.excluded[name] for name in ("erased_at", "due_at")}
        keys = ["site_id", "account_hash"]
        connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=again), rows)


def buried(
    connection: Connection, site_id: int, hashes: Sequence[bytes], now: datetime
) -> list[bytes]:
    """Return those of the hashes whose accounts were closed and are still remembered."""
    wanted = select(_C.account_hash).where(
        _C.site_id == site_id, _C.account_hash.in_(hashes), _C.due_at > now
    )
    return list(connection.execute(wanted).scalars())


def remove_due(connection: Connection, now: datetime) -> int:
    """Remove a portion of those whose time is over; return how many there were."""
    ids = connection.execute(_DUE, {"now": now}).scalars().all()
    if ids:
        connection.execute(delete(tombstone).where(_C.id.in_(ids)))
    return len(ids)


def remove_left_behind(connection: Connection, site_id: int) -> None:
    """Remove those of ended lives of a site: nobody could make their hashes again."""
    connection.execute(_LEFT_BEHIND, {"site_id": site_id})
