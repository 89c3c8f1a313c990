"""Which accounts are cached? The index knows that an account is, never who it is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, select, update

from privacy.identity.holding import change_held, hold, is_alive, seen
from privacy.identity.sealed import SiteSeal
from privacy.identity.tombstones import buried
from privacy.identity.ttl import due
from privacy.installs.site import Site
from privacy.storage.base import milliseconds
from privacy.storage.inserting import insert_into
from privacy.storage.session import Database
from privacy.storage.tables import identity_index, site_identities

CYCLE_DAYS: Final = 7
"""How often an account is reported, unless Atlassian says otherwise: platform.md 5.2."""

_C = identity_index.c
_AT_ONCE: Final = 500
# Somebody waits for the answer, which can be given without being kept.
_PATIENCE: Final = timedelta(seconds=0.5)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a fill begins: what would defeat it, and which accounts it must not ask about."""

    erasures: int
    closed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noted:
    """One copy that is about to be kept."""

    account_id: str
    fetched_at: datetime
    expires_at: datetime


class IdentityIndex:
    """One row for each cached identity: sealed account id, keyed hash and times."""

    def __init__(self, database: Database) -> None:
        """Take the database."""
        self._database = database

    def open(self, of: Site, account_ids: Collection[str], now: datetime) -> Opening:
        """Return what a fill has to know before it asks anybody."""
        seal = SiteSeal.of(of)
        hashes = {seal.hash(account_id): account_id for account_id in account_ids}
        with self._database.reading() as connection:
            row = seen(connection, of.site_id)
            closed = [
                hashes[found]
                for some in _portions(list(hashes))
                for found in buried(connection, of.site_id, some, now)
            ]
        return Opening(row.erasures if row else 0, frozenset(closed))

    def note(self, of: Site, copies: Sequence[Noted], opening: Opening) -> bool:
        """Write the rows of copies that are about to be kept; tell whether they may be.

        They may not once the site is uninstalled, has begun another life, or had an account erased
        since the fill began: a fill that is late never brings an account back. A row ends sooner
        where the site chose that meanwhile.
        """
        with self._database.writing_soon(_PATIENCE) as connection:
            held = hold(connection, of.site_id) if is_alive(connection, of) else None
            if held is None or held.erasures != opening.erasures:
                return False
            seal = SiteSeal.of(of)
            rows = [_row(of, seal, copy, held) for copy in copies]
            known = _known(connection, of, [row["account_hash"] for row in rows])
            _upsert(connection, rows)
            change_held(connection, {of.site_id: len(rows) - len(known)})
            _plan_report(connection, held, min(row["report_at"] for row in rows))
        return True

    @contextmanager
    def holding(self, of: Site, copies: Sequence[Noted]) -> Iterator[Mapping[str, datetime]]:
        """Yield those of the accounts whose rows are still as they were noted, with their ends.

        Nobody changes a row or an entry of the site while this is entered. So what is put into the
        cache for these accounts until then, and for no others, has its row.
        """
        seal = SiteSeal.of(of)
        hashes = {seal.hash(copy.account_id): copy for copy in copies}
        with self._database.writing_soon(_PATIENCE) as connection:
            held = hold(connection, of.site_id) if is_alive(connection, of) else None
            rows = _known(connection, of, list(hashes)) if held else []
            yield {
                hashes[row.account_hash].account_id: row.expires_at
                for row in rows
                # The database keeps no parts of a millisecond.
                if milliseconds(row.fetched_at) == milliseconds(hashes[row.account_hash].fetched_at)
            }


def _row(of: Site, seal: SiteSeal, copy: Noted, held: Row[Any]) -> dict[str, Any]:
    first_report = timedelta(days=held.cycle_days or CYCLE_DAYS) * 6 / 7
    chosen = timedelta(seconds=held.identity_ttl) if held.identity_ttl else timedelta.max
    ends_at = copy.fetched_at + min(copy.expires_at - copy.fetched_at, chosen)
    return {
        "site_id": of.site_id,
        "life": of.life,
        "account_hash": seal.hash(copy.account_id),
        "account_id": seal.sealed_id(copy.account_id),
        "held_since": copy.fetched_at,
        "fetched_at": copy.fetched_at,
        "expires_at": ends_at,
        "due_at": due(ends_at),
        "report_at": due(copy.fetched_at + first_report),
    }


def _known(connection: Connection, of: Site, hashes: Sequence[bytes]) -> list[Row[Any, Any, Any]]:
    wanted = select(_C.account_hash, _C.fetched_at, _C.expires_at).where(_C.site_id == of.site_id)
    return [
        row
        for some in _portions(hashes)
        for row in connection.execute(wanted.where(_C.account_hash.in_(some)))
    ]


def _upsert(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    insert = insert_into(connection, identity_index)
    again = {
        name: insert.excluded[name] for name in ("account_id", "fetched_at", "expires_at", "due_at")
    }
    statement = insert.on_conflict_do_update(index_elements=["site_id", "account_hash"], set_=again)
    connection.execute(statement, rows)


def _plan_report(connection: Connection, held: Row[Any], at: datetime) -> None:
    if held.report_at is None or at < held.report_at:
        of = site_identities.c.site_id == held.site_id
        connection.execute(update(site_identities).where(of).values(report_at=at))


def _portions(hashes: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(hashes), _AT_ONCE):
        yield hashes[start : start + _AT_ONCE]
