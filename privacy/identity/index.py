"""Which accounts are cached? The index knows that an account is, never who it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from privacy.installs.site import Site
from privacy.sealing.sealer import Place, Sealer
from privacy.storage.session import Database
from privacy.storage.tables import identity_index, site

PURPOSE = "identity"


@dataclass(frozen=True, slots=True)
class Copy:
    """A row of the index as it was seen: what removes an entry needs no more than this."""

    row_id: int
    key: str
    fetched_at: datetime


# Built once, since they run with every panel and hook. Each side of an "or" has its own index.
_DUE = (
    select(identity_index)
    .where(
        (identity_index.c.expires_at <= bindparam("now"))
        | (identity_index.c.fetched_at <= bindparam("oldest"))
    )
    .limit(bindparam("most"))
)
_LEFT_BEHIND = (
    select(identity_index)
    .join(site, site.c.id == identity_index.c.site_id)
    .where(
        identity_index.c.site_id == bindparam("site_id"),
        (site.c.state != "installed") | (identity_index.c.life != site.c.life),
    )
    .limit(bindparam("most"))
)


class IdentityIndex:
    """One row for each cached identity: sealed account id, keyed hash and times."""

    def __init__(self, database: Database) -> None:
        """Take the database."""
        self._database = database

    def note(self, of: Site, account_id: str, fetched_at: datetime, expires_at: datetime) -> bool:
        """Write the row of a copy that is about to be kept; tell whether it may be.

        It may not once the site is uninstalled or has begun another life: a fill that is late
        never brings an account back.
        """
        row = {
            "site_id": of.site_id,
            "life": of.life,
            "account_hash": of.data_key.hash(PURPOSE, account_id),
            "account_id": _sealed(of, account_id),
            "held_since": fetched_at,
            "fetched_at": fetched_at,
            "expires_at": expires_at,
        }
        with self._database.writing() as connection:
            alive = _is_alive(connection, of)
            if alive:
                _upsert(connection, row)
        return alive

    def has(self, of: Site, account_id: str) -> bool:
        """Tell whether the row of a copy is there."""
        wanted = select(identity_index.c.id).where(
            identity_index.c.site_id == of.site_id,
            identity_index.c.account_hash == of.data_key.hash(PURPOSE, account_id),
        )
        with self._database.reading() as connection:
            return connection.execute(wanted).first() is not None

    def due(self, now: datetime, ttl: timedelta, most: int) -> tuple[Copy, ...]:
        """Return copies of any site whose time is over, also by a time that is shorter now."""
        return self._copies(_DUE, {"now": now, "oldest": now - ttl, "most": most})

    def left_behind(self, site_id: int, most: int) -> tuple[Copy, ...]:
        """Return copies of a site that no life of it may read any more."""
        return self._copies(_LEFT_BEHIND, {"site_id": site_id, "most": most})

    def remove(self, copies: Sequence[Copy]) -> tuple[Copy, ...]:
        """Delete rows whose entries are gone; return those that were still as they were seen.

        A row that was filled anew meanwhile stays: its entry is there.
        """
        with self._database.writing() as connection:
            return tuple(copy for copy in copies if _delete(connection, copy))

    def _copies(self, wanted: Select[Any], values: dict[str, Any]) -> tuple[Copy, ...]:
        with self._database.reading() as connection:
            return tuple(_copy(row) for row in connection.execute(wanted, values))


def _copy(row: Row[Any]) -> Copy:
    return Copy(row.id, row.account_hash.hex(), row.fetched_at)


def _delete(connection: Connection, copy: Copy) -> bool:
    # SQLite gives the id of a removed row to the next one, so the id alone is not enough.
    seen = (
        identity_index.c.id == copy.row_id,
        identity_index.c.account_hash == bytes.fromhex(copy.key),
        identity_index.c.fetched_at == copy.fetched_at,
    )
    return connection.execute(delete(identity_index).where(*seen)).rowcount > 0


def _sealed(of: Site, account_id: str) -> bytes:
    sealer = Sealer.of_site(of.data_key, "identity index")
    return sealer.seal(account_id.encode(), Place("identity_index.account_id", of.site_id))


def _is_alive(connection: Connection, of: Site) -> bool:
    # The row is held, so that an uninstall either comes first and is seen, or waits and then
    # finds the new row.
    alive = select(site.c.id).where(
        site.c.id == of.site_id, site.c.state == "installed", site.c.life == of.life
    )
    return connection.execute(alive.with_for_update(read=True)).first() is not None


def _upsert(connection: Connection, row: dict[str, Any]) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    again = {name: row[name] for name in ("account_id", "fetched_at", "expires_at")}
    connection.execute(
        dialect.insert(identity_index)
        .values(row)
        .on_conflict_do_update(index_elements=["site_id", "account_hash"], set_=again)
    )
