"""Who decides about the identities of a site? Whoever holds its row in `site_identities`.

Every change of index rows and cache entries is made while it is held; whoever acts for a life of
the site has shared the site's own row before.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, bindparam, select, update

from privacy.installs.site import Site
from privacy.storage.among import among, pairs
from privacy.storage.inserting import insert_into
from privacy.storage.tables import site as site_table
from privacy.storage.tables import site_identities

_C = site_identities.c
_ROW = select(site_identities).where(_C.site_id == bindparam("site_id"))
_ALIVE = (
    select(site_table.c.id)
    .where(
        site_table.c.id == bindparam("site_id"),
        site_table.c.life == bindparam("life"),
        site_table.c.state == "installed",
    )
    # Not shared: however many come after it, whoever uninstalls the site is the next.
    .with_for_update(key_share=True)
)


def is_alive(connection: Connection, of: Site) -> bool:
    """Tell whether a site is still in the life that this value was made in.

    The row of the site is held until the end of the transaction, as PostgreSQL's FOR NO KEY UPDATE:
    an uninstall either came first and is seen, or waits its turn and then finds what was written.
    Whoever asks after it waits for it, so a crowd of fills cannot hold it off.
    https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS
    """
    return connection.execute(_ALIVE, {"site_id": of.site_id, "life": of.life}).first() is not None


def is_left_behind(table: Table) -> ColumnElement[bool]:
    """Return what is true for rows of lives that have ended; nobody can read them any more."""
    row, life = table.c, site_table.c
    has_ended = (life.state != "installed") | (life.life != row.life)
    return select(life.id).where(life.id == row.site_id, has_ended).exists()


def seen(connection: Connection, site_id: int) -> Row[Any] | None:
    """Return the row without holding it; None where the site never had an identity."""
    return connection.execute(_ROW, {"site_id": site_id}).one_or_none()


def hold(connection: Connection, site_id: int) -> Row[Any]:
    """Return the row, held until the transaction ends; it is made where there is none."""
    connection.execute(
        insert_into(connection, site_identities)
        .values(site_id=site_id, held=0, erasures=0)
        .on_conflict_do_nothing(index_elements=["site_id"])
    )
    return connection.execute(_ROW.with_for_update(), {"site_id": site_id}).one()


def hold_all(connection: Connection, site_ids: Collection[int]) -> None:
    """Hold the rows of several sites, always in one order, so that no two wait for each other."""
    these = among(connection, _C.site_id, site_ids)
    wanted = select(_C.site_id).where(these).order_by(_C.site_id).with_for_update()
    connection.execute(wanted).all()


def change_held(connection: Connection, changes: Mapping[int, int]) -> None:
    """Add to what is counted as held, for each site."""
    by_site = {site_id: by for site_id, by in changes.items() if by}
    if by_site:
        each = pairs(connection, by_site)
        changed = update(site_identities).where(_C.site_id == each.c.key)
        connection.execute(changed.values(held=_C.held + each.c.value))
