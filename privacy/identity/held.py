"""How many identities are held for a site, since when, until when, and when was that seen to?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from privacy.installs.site import Site
from privacy.storage.tables import identity_index, lease, site_identities


@dataclass(frozen=True, slots=True)
class Held:
    """What there is; times are None where nothing is held or done yet."""

    count: int
    oldest_held_since: datetime | None
    next_expiry: datetime | None
    last_expiry: datetime | None
    reported_at: datetime | None
    swept_at: datetime | None


SWEEP: Final = "sweep"
"""The name of the lease under which the sweep removes what is due."""

_INDEX, _SITE = identity_index.c, site_identities.c
_IN_INDEX = _INDEX.site_id == bindparam("site_id")
_OF_SITE = _SITE.site_id == bindparam("site_id")
# Each is one step into an index or one row, however many identities and sites there are; built
# once, since putting a statement together costs several times as much as running it.
_FIELDS = {
    "count": select(_SITE.held).where(_OF_SITE),
    "oldest_held_since": select(func.min(_INDEX.held_since)).where(_IN_INDEX),
    "next_expiry": select(func.min(_INDEX.expires_at)).where(_IN_INDEX),
    "last_expiry": select(func.max(_INDEX.expires_at)).where(_IN_INDEX),
    "reported_at": select(_SITE.reported_at).where(_OF_SITE),
    "swept_at": select(lease.c.finished_at).where(lease.c.name == SWEEP),
}
_HELD = select(*(each.scalar_subquery().label(name) for name, each in _FIELDS.items()))


def held(connection: Connection, site: Site) -> Held:
    """Return what is held for a site now: all that is there, also what nobody may read any more."""
    found = connection.execute(_HELD, {"site_id": site.site_id}).mappings().one()
    return Held(**{**found, "count": found["count"] or 0})
