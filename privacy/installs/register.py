"""Which site is this? Finds installed sites and opens what is sealed for them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, bindparam, select

from privacy.clock import Clock
from privacy.connect.tokens import Secret
from privacy.errors import InvalidTokenError, UnavailableError
from privacy.installs.keys import SiteKeys
from privacy.installs.site import Site
from privacy.sealing.keys import DataKey
from privacy.sealing.sealer import UnsealableError
from privacy.storage.session import Database
from privacy.storage.tables import site as site_table
from privacy.storage.tables import site_identities

PREVIOUS_SECRET_LASTS = timedelta(minutes=5)

_INSTALLED = (
    select(site_table, site_identities.c.identity_ttl)
    .join_from(site_table, site_identities, isouter=True)
    .where(site_table.c.state == "installed")
)
_FIND = _INSTALLED.where(site_table.c.client_key == bindparam("client_key"))
_BY_ID = _INSTALLED.where(site_table.c.id == bindparam("site_id"))
_NEXT = (
    _INSTALLED.where(site_table.c.id > bindparam("after"))
    .order_by(site_table.c.id)
    .limit(bindparam("most"))
)
_AT_ONCE = 500


class Register:
    """The sites that have the app installed."""

    def __init__(self, database: Database, keys: SiteKeys, clock: Clock) -> None:
        """Take the database, the keys of sites and the clock."""
        self._database = database
        self._keys = keys
        self._clock = clock

    def installed(self, client_key: str) -> Site:
        """Return the installed site of this key; raise InvalidTokenError for any other.

        Raise UnavailableError where its keys do not open, which is the operator's to mend.
        """
        with self._database.reading() as connection:
            row = connection.execute(_FIND, {"client_key": client_key}).one_or_none()
        if row is None:
            raise InvalidTokenError("no such site")
        try:
            return self._open(row)
        except UnsealableError as error:
            raise UnavailableError(f"site {row.id}: {error}") from error

    def of(self, site_id: int) -> Site | None:
        """Return an installed site by its id; None where it is not, or its keys do not open."""
        with self._database.reading() as connection:
            row = connection.execute(_BY_ID, {"site_id": site_id}).one_or_none()
        return None if row is None else self._opened(row)

    def every(self) -> Iterator[Site]:
        """Yield each installed site whose keys open; no transaction is open meanwhile."""
        after = 0
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(_NEXT, {"after": after, "most": _AT_ONCE}).all()
            if not rows:
                return
            yield from filter(None, map(self._opened, rows))
            after = rows[-1].id

    def _opened(self, row: Row[Any]) -> Site | None:
        try:
            return self._open(row)
        except UnsealableError:
            return None

    def _open(self, row: Row[Any]) -> Site:
        return Site(
            site_id=row.id,
            life=row.life,
            client_key=row.client_key,
            product=row.product,
            base_url=row.base_url,
            display_url=row.display_url,
            secret=Secret(self._keys.open(row, "secret").decode()),
            previous_secret=self._previous(row),
            data_key=DataKey(self._keys.open(row, "data_key")),
            identity_ttl=timedelta(seconds=row.identity_ttl) if row.identity_ttl else None,
        )

    def _previous(self, row: Row[Any]) -> Secret | None:
        if row.previous_secret is None:
            return None
        if self._clock.now() > row.rotated_at + PREVIOUS_SECRET_LASTS:
            return None
        previous = self._keys.open(row, "previous_secret").decode()
        return Secret(previous, signs_until=row.rotated_at)
