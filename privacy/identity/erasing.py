"""How is an account erased at a site? Its copy and every fill in flight, in one transaction."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from privacy.audit.entry import Act
from privacy.audit.log import AuditLog
from privacy.clock import Clock
from privacy.declaration.in_force import Lifetime
from privacy.identity.holding import hold, is_alive
from privacy.identity.removing import remove
from privacy.identity.sealed import SiteSeal
from privacy.identity.store import Store
from privacy.identity.tombstones import bury
from privacy.installs.site import Site
from privacy.storage.scrubbing import BRIEFLY, until
from privacy.storage.session import Database
from privacy.storage.tables import identity_index, site_identities

_C = identity_index.c
_ERASE = update(site_identities).values(erasures=site_identities.c.erasures + 1)


@dataclass(frozen=True, slots=True)
class Erasing:
    """Erases accounts. What was asked before an erasure is not kept after it.

    Raise StoreError or SQLAlchemyError where it could not be done to the last byte; then it is to
    be done again. A copy and its row are removed together or not at all. `longest_wait` is how long
    it waits for whoever holds the site's identities, where that is less than the database allows.
    """

    database: Database
    store: Store
    log: AuditLog
    clock: Clock
    remembered: Lifetime
    longest_wait: timedelta | None = None

    def erase(self, site: Site, account_id: str) -> bool:
        """Drop what is cached of an account; tell whether there was a copy.

        It may be fetched again when it is next needed.
        """
        with self._writing() as connection:
            erased = self._drop(connection, site, [account_id], Act.ACCOUNT_ERASED)
        self._shrink()
        return bool(erased)

    def close(self, site: Site, account_ids: Collection[str], *, always: bool = False) -> int:
        """Drop copies for good; return how many there were.

        Each leaves a tombstone for the declared time, so that nobody asks for it again; with
        `always`, so does an account of which there is no copy any more.
        """
        now, seal = self.clock.now(), SiteSeal.of(site)
        with self._writing() as connection:
            erased = self._drop(connection, site, account_ids, Act.ACCOUNT_CLOSED)
            hashes = {seal.hash(each) for each in account_ids} if always else erased
            if is_alive(connection, site):
                bury(connection, site, hashes, now, now + self.remembered())
        self._shrink()
        return len(erased)

    def refresh(self, site: Site, account_ids: Collection[str]) -> int:
        """Drop copies that are out of date; return how many there were."""
        with self._writing() as connection:
            erased = self._drop(connection, site, account_ids, Act.ACCOUNT_UPDATED)
        self._shrink()
        return len(erased)

    def _drop(
        self, connection: Connection, site: Site, account_ids: Collection[str], act: Act
    ) -> set[bytes]:
        if not is_alive(connection, site):
            return set()  # an uninstall has forgotten everything already
        hold(connection, site.site_id)
        # Also where there is no copy: one may be on its way.
        connection.execute(_ERASE.where(site_identities.c.site_id == site.site_id))
        # A database that was restored from a backup has lost rows of entries that are still there.
        self.store.delete_many(*map(SiteSeal.of(site).key, account_ids))
        rows = _rows(connection, site, account_ids)
        remove(connection, self.store, rows)
        for _ in rows:
            self.log.append(connection, site.site_id, act)
        return {row.account_hash for row in rows}

    def _writing(self) -> AbstractContextManager[Connection]:
        if self.longest_wait is None:
            return self.database.writing()
        return self.database.writing_soon(self.longest_wait)

    def _shrink(self) -> None:
        # Also where nothing was removed: this may be the second time, after it failed here.
        until(self.store.shrink, tries=BRIEFLY)
        self.database.shrink_log()


def _rows(
    connection: Connection, site: Site, account_ids: Collection[str]
) -> list[Row[Any, Any, Any]]:
    seal = SiteSeal.of(site)
    wanted = select(_C.id, _C.site_id, _C.account_hash).where(
        _C.site_id == site.site_id,
        _C.account_hash.in_([seal.hash(account_id) for account_id in account_ids]),
    )
    return list(connection.execute(wanted))
