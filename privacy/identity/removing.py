"""How is a copy removed? The entry before its row, while nobody else may change the site's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, delete, func, select

from privacy.identity.holding import change_held, hold_all, is_left_behind
from privacy.identity.store import Store
from privacy.identity.ttl import BUCKET
from privacy.storage.among import among, first_of
from privacy.storage.bulk import removing
from privacy.storage.session import Database
from privacy.storage.tables import identity_index

AT_ONCE: Final = {"sqlite": 4_000, "postgresql": 8_000}
"""How many copies are removed in one transaction: for that long, others of the sites wait.

SQLite has one lock for all, so there everybody waits.
"""

# What ended at about the same time stands together in the tables, and what belongs to one site in
# most of the indexes. So many, site by site, have both, and far fewer pages are written:
# docs/performance.md.
_WINDOW: Final = 24  # portions

_Rows = Sequence[Row[*tuple[Any, ...]]]
_C = identity_index.c
_REMOVED = delete(identity_index).returning(_C.site_id, _C.account_hash)
_FIRST_DUE = (
    select(_C.site_id, _C.due_at)
    .where(_C.due_at <= bindparam("now"))
    .order_by(_C.due_at)
    .limit(bindparam("most"))
    .subquery()
)
_SITES_DUE = (
    select(
        _FIRST_DUE.c.site_id,
        func.count().label("copies"),
        func.min(_FIRST_DUE.c.due_at).label("first"),
        func.max(_FIRST_DUE.c.due_at).label("last"),
    )
    .group_by(_FIRST_DUE.c.site_id)
    .order_by(_FIRST_DUE.c.site_id)
)
# A due time is an end that was rounded down, and of ends there is an index for each site. Without
# the first one PostgreSQL would look again at all that was removed before.
_IS_DUE = (_C.expires_at >= bindparam("first")) & (_C.expires_at < bindparam("end"))
_IS_LEFT_BEHIND = is_left_behind(identity_index)
_LEFT_BEHIND = select(_C.id).where(_C.site_id == bindparam("site_id"), _IS_LEFT_BEHIND).limit(1)


class Remover:
    """Removes copies whose time is over, and those that an ended life of a site left behind.

    A portion is removed in one transaction, or not at all. Raise StoreError where the store is
    away: rows stay, to be found again.
    """

    def __init__(self, database: Database, store: Store, at_once: int | None = None) -> None:
        """Take where the rows are, where the entries, and another size of a portion for tests."""
        self._database = database
        self._store = store
        self._at_once = at_once or AT_ONCE[database.engine.dialect.name]

    def due(self, now: datetime) -> Iterator[int]:
        """Remove what is due on any site, until nothing is; yield the size of each portion."""
        which = {"now": now, "most": _WINDOW * self._at_once}
        while sites := self._found(_SITES_DUE, which):
            last = max(row.last for row in sites)
            values = {"first": min(row.first for row in sites), "end": last + BUCKET}
            for some in _portions(sites, self._at_once):
                yield from self._all(some, _IS_DUE, values)

    def left_behind(self, site_id: int) -> int:
        """Remove a portion of what no life of a site may read any more; 0 means: all is gone."""
        is_any = self._found(_LEFT_BEHIND, {"site_id": site_id})
        return self._remove([site_id], _IS_LEFT_BEHIND, {}) if is_any else 0

    def _found(self, which: Select[Any], values: Mapping[str, object]) -> Sequence[Row[Any]]:
        with self._database.reading() as connection:
            return connection.execute(which, values).all()

    def _all(
        self, sites: Sequence[int], condition: ColumnElement[bool], values: Mapping[str, object]
    ) -> Iterator[int]:
        yield (count := self._remove(sites, condition, values))
        # One alone may have more; of several, what is due in the same minute comes next time.
        while len(sites) == 1 and count == self._at_once:
            yield (count := self._remove(sites, condition, values))

    def _remove(
        self, sites: Sequence[int], condition: ColumnElement[bool], values: Mapping[str, object]
    ) -> int:
        with removing(self._database) as connection:
            hold_all(connection, sites)
            wanted = among(connection, _C.site_id, sites) & condition
            which = first_of(connection, _C.id, wanted, self._at_once)
            rows = connection.execute(_REMOVED.where(which, condition), values).all()
            _forget(connection, self._store, *zip(*rows, strict=True))
        return len(rows)


def remove(connection: Connection, store: Store, rows: _Rows) -> None:
    """Remove entries and their rows, in a transaction that holds the sites' identities.

    Raise StoreError where the store is away; the transaction has to end with it.
    """
    these = among(connection, _C.id, [row.id for row in rows])
    connection.execute(delete(identity_index).where(these))
    _forget(connection, store, [row.site_id for row in rows], [row.account_hash for row in rows])


def _forget(
    connection: Connection, store: Store, sites: Iterable[int] = (), hashes: Iterable[bytes] = ()
) -> None:
    # For everybody else the rows are there until the transaction ends, after the entries are gone.
    store.delete_many(*map(bytes.hex, hashes))
    change_held(connection, {site_id: -count for site_id, count in Counter(sites).items()})


def _portions(sites: Sequence[Row[Any]], at_once: int) -> Iterator[Sequence[int]]:
    some: list[int] = []
    copies = 0
    for row in sites:
        if some and copies + row.copies > at_once:
            yield some
            some, copies = [], 0
        some.append(row.site_id)
        copies += row.copies
    yield some
