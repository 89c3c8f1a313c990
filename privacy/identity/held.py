"""How many identities are held for a site, since when, and until when?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from privacy.installs.site import Site
from privacy.storage.tables import identity_index


@dataclass(frozen=True, slots=True)
class Held:
    """What was counted; times are None where nothing is held."""

    count: int
    oldest_held_since: datetime | None
    next_expiry: datetime | None
    last_expiry: datetime | None


_C = identity_index.c
# Built once: putting a statement together costs several times as much as running it.
_HELD = select(
    func.count(),
    func.min(_C.held_since),
    func.min(_C.expires_at),
    func.min(_C.fetched_at),
    func.max(_C.expires_at),
    func.max(_C.fetched_at),
).where(
    _C.site_id == bindparam("site_id"),
    _C.life == bindparam("life"),
    _C.expires_at > bindparam("now"),
    _C.fetched_at > bindparam("oldest"),
)


def held(connection: Connection, site: Site, now: datetime, ttl: timedelta) -> Held:
    """Count what is held for a site now, under the time that the declaration gives today."""
    values = {"site_id": site.site_id, "life": site.life, "now": now, "oldest": now - ttl}
    count, since, first_end, first_fetch, last_end, last_fetch = connection.execute(
        _HELD, values
    ).one()
    if count == 0:
        return Held(0, None, None, None)
    return Held(count, since, min(first_end, first_fetch + ttl), min(last_end, last_fetch + ttl))
