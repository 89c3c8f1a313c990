"""Who are these accounts? From the cache while it may be believed, else from Atlassian."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.exc import SQLAlchemyError

from privacy.connect.users import Profiles, is_account_id
from privacy.declaration.proof import Enforcement
from privacy.identity.fetching import Fetcher
from privacy.identity.flights import Flights, Found, Trip
from privacy.identity.freshness import Freshness
from privacy.identity.identity import Identity
from privacy.identity.index import IdentityIndex, Opening
from privacy.identity.keeping import Keeping
from privacy.identity.sealed import SiteSeal
from privacy.identity.store import Store, StoreError
from privacy.identity.ttl import IDENTITY_CACHE
from privacy.installs.site import Site


@dataclass(frozen=True, slots=True)
class Directory:
    """Looks identities up, and keeps sealed copies for the declared time."""

    enforces: ClassVar = (
        Enforcement(
            ("retention", IDENTITY_CACHE, "cache.entry"),
            "the cache does not give out what has expired",
        ),
    )

    fetcher: Fetcher
    flights: Flights
    store: Store
    index: IdentityIndex
    keeping: Keeping
    freshness: Freshness

    def lookup(self, site: Site, account_ids: Iterable[str]) -> dict[str, Identity]:
        """Return an identity for each account; `fetched_at` says how fresh it is.

        Never raises for what Atlassian, cache or database do. Accounts that could not be asked
        about are `unreachable`, which is not kept as an answer. It takes no longer than one call
        may, and two seconds, whoever holds the database meanwhile.
        """
        wanted = set(account_ids)
        askable = {account_id for account_id in wanted if is_account_id(account_id)}
        found: Found = {}
        with suppress(StoreError):  # what could not be kept is not asked for either
            found |= self.kept(site, askable)
            found |= self._learned(site, askable - found.keys())
        unreachable = {it: Identity.unreachable(it) for it in askable - found.keys()}
        return found | unreachable | {it: Identity.absent(it, None) for it in wanted - askable}

    def kept(self, site: Site, account_ids: Collection[str]) -> Found:
        """Return what the cache holds and may still be believed; nobody is asked.

        Raise StoreError where the store is away.
        """
        seal, wanted = SiteSeal.of(site), list(account_ids)
        entries = zip(wanted, self.store.get_many(*map(seal.key, wanted)), strict=True)
        read = {it: seal.identity(it, entry) for it, entry in entries if entry is not None}
        return {
            it: found for it, found in read.items() if found and self.freshness.left(site, found)
        }

    def _learned(self, site: Site, missing: Collection[str]) -> Found:
        if not missing:
            return {}
        trip = Trip(
            place=(site.site_id, site.life),
            key=SiteSeal.of(site).key,
            kept=lambda account_ids: self.kept(site, account_ids),
            ask=lambda these, ends_at, renew: self._ask(site, these, ends_at, renew),
        )
        return self.flights.join(trip, missing)

    def _ask(
        self, site: Site, missing: Collection[str], ends_at: float, renew: Callable[[], None]
    ) -> Found:
        try:
            opening = self._open(site, missing)
            told = self.fetcher.fetch(site.access, set(missing) - opening.closed, ends_at, renew)
            answers, closed = self._answers(told), opening.closed
            renew()  # keeping takes less time than a claim lives
            if not self._keep(site, answers, opening):
                # An erasure may be why, and whoever was closed must not be shown.
                closed |= self._open(site, answers).closed
        except SQLAlchemyError:
            return {}  # then nobody knows who is closed
        return answers | {it: Identity.closed(it) for it in closed}

    def _answers(self, told: Profiles) -> Found:
        now = self.freshness.clock.now()
        known = {it: Identity.of(profile, now) for it, profile in told.known.items()}
        return known | {it: Identity.absent(it, now) for it in told.absent}

    def _open(self, site: Site, account_ids: Collection[str]) -> Opening:
        return self.index.open(site, account_ids, self.freshness.clock.now())

    def _keep(self, site: Site, answers: Found, opening: Opening) -> bool:
        with suppress(StoreError, SQLAlchemyError):
            return self.keeping.keep(site, list(answers.values()), opening)
        return False
