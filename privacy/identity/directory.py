"""Who are these accounts? From the cache while it may be believed, else from Atlassian."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from privacy.clock import Clock
from privacy.connect.host import Host
from privacy.connect.users import profile
from privacy.declaration.in_force import Lifetime
from privacy.declaration.proof import Enforcement
from privacy.errors import UnavailableError
from privacy.identity.administrators import verdicts_of
from privacy.identity.identity import Identity
from privacy.identity.index import PURPOSE, Copy, IdentityIndex
from privacy.identity.store import SqliteStore
from privacy.identity.ttl import IDENTITY_CACHE, cache_timeout
from privacy.installs.site import Site
from privacy.sealing.sealer import Place, Sealer, UnsealableError

_BATCH = 200
# Atlassian's name for an account that it has lost: nothing is ever kept under it.
_UNKNOWN = "unknown"


class Directory:
    """Looks identities up, and keeps sealed copies for the declared time."""

    removes: Final = ("cache.entry", "db.identity_index")
    enforces: Final = (
        Enforcement(
            ("retention", IDENTITY_CACHE, "cache.entry"),
            "the cache does not give out what has expired",
        ),
    )

    def __init__(
        self,
        host: Host,
        store: SqliteStore,
        index: IdentityIndex,
        clock: Clock,
        lifetime: Lifetime,
    ) -> None:
        """Take what it asks and where it keeps, and for how long the declaration lets it."""
        self._host = host
        self._store = store
        self._index = index
        self._clock = clock
        self._lifetime = lifetime

    def lookup(self, site: Site, account_ids: Iterable[str]) -> dict[str, Identity]:
        """Return an identity for each account; never raises for what Atlassian does.

        One that could not be asked about is `unreachable`, and is not kept as an answer.
        """
        return {account_id: self._one(site, account_id) for account_id in set(account_ids)}

    def forget_due(self) -> None:
        """Remove copies whose time is over, of any site, up to a bound."""
        self._remove(self._index.due(self._clock.now(), self._ttl(), _BATCH))

    def forget_left_behind(self, site_id: int) -> None:
        """Remove the copies of a site's ended lives, and every answer about its administrators."""
        self._store.delete_below(verdicts_of(site_id))
        while copies := self._index.left_behind(site_id, _BATCH):
            self._remove(copies)

    def _one(self, site: Site, account_id: str) -> Identity:
        kept = self._kept(site, account_id)
        if kept is not None:
            return kept
        try:
            found = profile(self._host, site.access, account_id)
        except UnavailableError:
            return Identity.unreachable(account_id)
        now = self._clock.now()
        if account_id != _UNKNOWN:
            self._keep(site, Identity.of(found, now), now)
        return Identity.of(found, now)

    def _kept(self, site: Site, account_id: str) -> Identity | None:
        key = _key(site, account_id)
        sealed = self._store.get(key)
        if sealed is None:
            return None
        try:
            found = Identity.read(_sealer(site).open(sealed, Place(PURPOSE, site.site_id, key)))
        except UnsealableError:
            # Somebody changed the file. What cannot be opened is not believed.
            return None
        # The declaration may give less time today than when the copy was made.
        is_over = found.fetched_at is None or found.fetched_at + self._ttl() <= self._clock.now()
        return None if is_over else found

    def _keep(self, site: Site, identity: Identity, now: datetime) -> None:
        key = _key(site, identity.account_id)
        end = now + self._ttl()
        if not self._index.note(site, identity.account_id, now, end):
            return
        # Writing the row may have taken a while; the entry ends when the row says.
        left = int((end - self._clock.now()).total_seconds())
        if left < 1:
            return
        sealed = _sealer(site).seal(identity.written(now), Place(PURPOSE, site.site_id, key))
        self._store.set(key, sealed, left)
        if not self._index.has(site, identity.account_id):
            # Uninstalled between the row and the entry: no entry may be without a row.
            self._store.delete(key)

    def _ttl(self) -> timedelta:
        return timedelta(seconds=cache_timeout(self._lifetime()))

    def _remove(self, copies: Sequence[Copy]) -> None:
        if not copies:
            return
        for copy in copies:
            self._store.delete(copy.key)
        for copy in self._index.remove(copies):
            # A fill that had its row already may have written the entry in between.
            self._store.delete(copy.key)


def _key(site: Site, account_id: str) -> str:
    return site.data_key.hash(PURPOSE, account_id).hex()


def _sealer(site: Site) -> Sealer:
    return Sealer.of_site(site.data_key, PURPOSE)
