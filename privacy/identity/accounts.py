"""What is held about an account of a site? For the person themselves, and for administrators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from privacy.identity.directory import Directory
from privacy.identity.identity import Identity
from privacy.identity.sealed import SiteSeal
from privacy.installs.site import Site
from privacy.sealing.sealer import UnsealableError
from privacy.storage.session import Database
from privacy.storage.tables import identity_index

PAGE: Final = 50
"""How many accounts are listed at a time."""

_HASH_BYTES: Final = 32
_C = identity_index.c
_ONE = select(identity_index).where(
    _C.site_id == bindparam("site_id"), _C.account_hash == bindparam("hash")
)
_NEXT = (
    select(identity_index)
    .where(_C.site_id == bindparam("site_id"), _C.account_hash > bindparam("hash"))
    .order_by(_C.account_hash)
    .limit(PAGE + 1)
)


@dataclass(frozen=True, slots=True)
class HeldAccount:
    """An account of which something is held, since when and until when.

    `identity` is what the cache holds; None where the entry went before its row, which may be so
    for a while.
    """

    account_id: str
    identity: Identity | None
    held_since: datetime
    fetched_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class AccountPage:
    """A part of the list; `following` is what to ask with for the next one, None at its end."""

    accounts: tuple[HeldAccount, ...]
    following: str | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """Reads what is held. Nobody is asked, and nothing is kept by looking.

    Raise StoreError or SQLAlchemyError where it cannot be read.
    """

    database: Database
    directory: Directory

    def of(self, site: Site, account_id: str) -> HeldAccount | None:
        """Return what is held about one account of a site; None where nothing is."""
        values = {"site_id": site.site_id, "hash": SiteSeal.of(site).hash(account_id)}
        with self.database.reading() as connection:
            rows = connection.execute(_ONE, values).all()
        held = self._held(site, rows)
        return held[0] if held else None

    def page(self, site: Site, following: str | None) -> AccountPage:
        """Return the next accounts of a site, in an order that tells nothing.

        Raise ValueError for a `following` that no page gave.
        """
        values = {"site_id": site.site_id, "hash": _after(following)}
        with self.database.reading() as connection:
            rows = connection.execute(_NEXT, values).all()
        is_more = len(rows) > PAGE
        shown = rows[:PAGE]
        last = shown[-1].account_hash.hex() if is_more else None
        return AccountPage(self._held(site, shown), last)

    def _held(self, site: Site, rows: Sequence[Row[Any]]) -> tuple[HeldAccount, ...]:
        seal = SiteSeal.of(site)
        opened = [(row, _account_id(seal, row)) for row in rows]
        ids = {row.id: account_id for row, account_id in opened if account_id is not None}
        kept = self.directory.kept(site, list(ids.values()))
        return tuple(
            HeldAccount(
                ids[row.id], kept.get(ids[row.id]), row.held_since, row.fetched_at, row.expires_at
            )
            for row in rows
            if row.id in ids
        )


def _after(following: str | None) -> bytes:
    if following is None:
        return b""
    last = bytes.fromhex(following)
    if len(last) != _HASH_BYTES:
        raise ValueError("no page ended there")
    return last


def _account_id(seal: SiteSeal, row: Row[Any]) -> str | None:
    try:
        return seal.account_id(row.account_id, row.account_hash)
    except UnsealableError:
        return None  # a row of an ended life, or one that somebody changed; the sweep removes it
