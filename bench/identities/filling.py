"""How do so many copies get there soon? As the app would have written them, without its pace."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bench.identities.crowd import Crowd, Member
from privacy.identity.identity import Identity
from privacy.identity.sealed import SiteSeal
from privacy.identity.slots import laid
from privacy.identity.standing import Standing
from privacy.identity.store_file import open_file
from privacy.identity.ttl import due
from privacy.installs.keys import SEALED
from privacy.sealing.keys import DataKey, SealingKey
from privacy.sealing.sealer import Place, Sealer
from privacy.storage.base import milliseconds
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import site, site_identities

LARGEST: Final = 4 * 1024 * 1024 * 1024
"""Bytes that the file of the cache may have: more than is needed."""

_FIRST_REPORT: Final = timedelta(days=6)
_CALLS: Final = "INSERT INTO site_call SELECT id, :day, 10 FROM site"
_DAYS_OF_CALLS: Final = 30
_ENTRY: Final = "INSERT INTO entry (key, expires_at, value) VALUES (?, ?, ?)"
_ROW: Final = (
    "INSERT INTO identity_index (site_id, life, account_hash, account_id, held_since, fetched_at,"
    " expires_at, due_at, report_at) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)"
)
# Nothing is kept of this if the machine stops, and nothing is deleted.
_HASTY: Final = (
    "journal_mode=DELETE",
    "journal_mode=OFF",
    "synchronous=OFF",
    "cache_size=-1000000",
)


def fill(database_file: Path, cache_file: Path, crowd: Crowd, key: SealingKey) -> None:
    """Make both files, with every site, row and entry of a crowd."""
    database = Database(open_engine(f"sqlite:///{database_file}"))
    migrate(database)
    seals = _add_sites(database, crowd, Sealer.of([key]))
    database.engine.dispose()
    members = list(crowd.members())
    with _hasty(sqlite3.connect(database_file)) as connection:
        connection.executemany(_ROW, (_row(it, seals[it.site_id]) for it in members))
    # The store's own numbers are in the order in which entries were set last.
    members.sort(key=lambda it: it.fetched_at)
    with _hasty(open_file(cache_file, LARGEST).connection) as connection:
        connection.executemany(_ENTRY, (_entry(it, seals[it.site_id]) for it in members))


def _add_sites(database: Database, crowd: Crowd, sealer: Sealer) -> Mapping[int, SiteSeal]:
    keys = {site_id: DataKey.new() for site_id in crowd.sizes()}
    # The day after is there too, so that a sweep of the time between has none to remove.
    last = crowd.until.date().toordinal() + 1
    with database.writing() as connection:
        connection.execute(
            site.insert(), [_site(each, keys[each], sealer, crowd.until) for each in keys]
        )
        counts = [
            {"site_id": site_id, "held": size, "erasures": 0, "report_at": crowd.until}
            for site_id, size in crowd.sizes().items()
        ]
        connection.execute(site_identities.insert(), counts)
        for day in range(_DAYS_OF_CALLS):
            connection.exec_driver_sql(_CALLS, {"day": last - day})
    return {site_id: SiteSeal(site_id, key) for site_id, key in keys.items()}


def _site(site_id: int, key: DataKey, sealer: Sealer, at: datetime) -> dict[str, Any]:
    def sealed(column: str, plain: bytes) -> bytes:
        return sealer.seal(plain, Place(SEALED[column], site_id))

    return {
        "id": site_id,
        "client_key": client_key(site_id),
        "product": "jira",
        "base_url": f"https://{client_key(site_id)}.atlassian.net",
        "state": "installed",
        "life": 1,
        "enabled": True,
        "installed_at": at - timedelta(days=100),
        "last_hook_at": at - timedelta(days=100),
        "secret": sealed("secret", b"a secret that no site of anybody has"),
        "data_key": sealed("data_key", key.secret),
    }


def client_key(site_id: int) -> str:
    """Return the client key of a site."""
    return f"site-{site_id}"


def _row(of: Member, seal: SiteSeal) -> tuple[object, ...]:
    return (
        of.site_id,
        seal.hash(of.account_id),
        seal.sealed_id(of.account_id),
        milliseconds(of.held_since),
        milliseconds(of.fetched_at),
        milliseconds(of.expires_at),
        milliseconds(due(of.expires_at)),
        milliseconds(due(of.held_since + _FIRST_REPORT)),
    )


def _entry(of: Member, seal: SiteSeal) -> tuple[object, ...]:
    identity = Identity(of.account_id, of.name, "atlassian", Standing.ACTIVE, of.fetched_at)
    key = seal.key(of.account_id)
    return key, milliseconds(of.expires_at), laid(key, seal.entry(identity))


@contextmanager
def _hasty(opened: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    with closing(opened) as connection:
        for pragma in _HASTY:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=WAL")
