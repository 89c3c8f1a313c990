"""What did an ended life of a site leave behind? It cannot be read any more; here it is removed."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import ClassVar

from sqlalchemy import bindparam, select, update

from privacy.identity.administrators import verdicts_of
from privacy.identity.removing import Remover
from privacy.identity.store import Store
from privacy.identity.tombstones import remove_left_behind
from privacy.storage.session import Database
from privacy.storage.tables import site as site_table

_C = site_table.c
_PENDING = (
    select(_C.id)
    .where(_C.forget_since.is_not(None))
    .order_by(_C.forget_since)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Removes copies, tombstones and remembered answers of lives that have ended."""

    removes: ClassVar = ("cache.entry", "db.identity_index", "db.tombstone")

    database: Database
    store: Store
    remover: Remover

    def pending(self, most: int) -> tuple[int, ...]:
        """Return sites that have left something behind, the longest waiting first."""
        with self.database.reading() as connection:
            return tuple(connection.execute(_PENDING, {"most": most}).scalars())

    def left_behind(self, site_id: int, portions: int | None = None) -> int:
        """Remove all of it, or so many portions of copies; return how many copies that were.

        It may be stopped at any point and called again. Raise StoreError or SQLAlchemyError where
        it cannot go on; the sweep finds the site again, also where something is left.
        """
        with self.database.reading() as connection:
            since = connection.execute(select(_C.forget_since).where(_C.id == site_id)).scalar()
        self.store.delete_below(verdicts_of(site_id))
        removed = 0
        for _ in count() if portions is None else range(portions):
            portion = self.remover.left_behind(site_id)
            removed += portion
            if not portion:
                self._finish(site_id, since)
                break
        return removed

    def _finish(self, site_id: int, since: datetime | None) -> None:
        with self.database.writing() as connection:
            remove_left_behind(connection, site_id)
            # Had another life ended meanwhile, the mark would be a newer one.
            done = (_C.id == site_id) & (_C.forget_since == since)
            connection.execute(update(site_table).where(done).values(forget_since=None))
