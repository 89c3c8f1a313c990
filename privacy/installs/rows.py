"""How is the row of a site found and held? Whoever holds it decides alone about the site."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from privacy.storage.inserting import insert_into
from privacy.storage.tables import site


def hold(connection: Connection, client_key: str) -> Row[Any] | None:
    """Return the row of a site, held until the transaction ends; None where there is none."""
    found = select(site).where(site.c.client_key == client_key).with_for_update()
    return connection.execute(found).one_or_none()


def begin(
    connection: Connection, client_key: str, product: str, issued_at: datetime, now: datetime
) -> Row[Any]:
    """Return the row of a site, held; a new one, without keys, for a site never seen before."""
    held = hold(connection, client_key)
    if held is not None:
        return held
    connection.execute(
        insert_into(connection, site)
        .values(
            client_key=client_key,
            product=product,
            base_url="",
            state="uninstalled",
            life=0,
            enabled=False,
            installed_at=now,
            last_hook_at=issued_at,
        )
        # A parallel hook of the same site may have inserted it; then this waits for that one.
        .on_conflict_do_nothing(index_elements=["client_key"])
    )
    found = select(site).where(site.c.client_key == client_key).with_for_update()
    return connection.execute(found).one()
