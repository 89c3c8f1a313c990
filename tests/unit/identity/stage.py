"""Where do whole look-ups play? On two installed sites, before a pretend Atlassian."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select, update

from privacy.audit.log import AuditLog
from privacy.clock import Clock
from privacy.connect.circuit import Circuits
from privacy.connect.host import Host
from privacy.connect.payloads import Installation
from privacy.connect.places import Places
from privacy.identity.calls import Calls
from privacy.identity.directory import Directory
from privacy.identity.erasing import Erasing
from privacy.identity.fetching import Fetcher
from privacy.identity.flights import Flights
from privacy.identity.forgetting import Forgetting
from privacy.identity.freshness import Freshness
from privacy.identity.identity import Identity
from privacy.identity.index import IdentityIndex
from privacy.identity.keeping import Keeping
from privacy.identity.opening import open_store
from privacy.identity.removing import Remover
from privacy.identity.sealed import SiteSeal
from privacy.identity.standing import Standing
from privacy.identity.store import Store
from privacy.installs.site import Site
from privacy.simulator.cloud import Cloud, create_cloud
from privacy.simulator.site import PretendSite
from privacy.storage.session import Database
from privacy.storage.tables import identity_index, site_identities, tombstone
from tests.unit.identity.reading import keys_of
from tests.unit.installs.making import STAMP, Installs
from tests.wires import Wires
from tests.world import ADMIN, APP_KEY, SIGNER

DAY = timedelta(days=1)
SOMEBODY = ADMIN


@dataclass
class Stage:
    """Sites on which the app is installed, and where copies of their people are kept."""

    installs: Installs
    cache_url: str
    ttl: timedelta = DAY
    wires: Wires = field(default_factory=Wires)
    at_once: int | None = None

    def __post_init__(self) -> None:
        self.clock, self.database = self.installs.clock, self.installs.database
        self.sites = [
            PretendSite.new("jira:acme-1", "jira", "https://acme.atlassian.net"),
            PretendSite.new("confluence:acme-2", "confluence", "https://docs.atlassian.net"),
        ]
        self.cloud: Cloud = create_cloud(self.sites, SIGNER, self.clock, APP_KEY)
        for site in self.sites:
            site.installed = True
            self.wires.hosts[site.origin.removeprefix("https://")] = self.cloud
            self.install(site)
        self.calls = Calls(self.database, self.clock)
        self.host = Host(self.wires, self.clock, APP_KEY, Places(8), self.calls.note)
        self.circuits = Circuits(self.clock)
        self.index = IdentityIndex(self.database)
        self.store = open_store(self.cache_url, self.clock, 16)
        self.freshness = Freshness(self.clock, lambda: self.ttl)
        self.log = AuditLog(self.clock, lambda: STAMP)

    def install(self, site: PretendSite) -> None:
        told = Installation(site.product, site.base_url, None, site.shared_secret)
        self.installs.install(told, site.client_key)

    def uninstall(self) -> None:
        """Uninstall the Jira site."""
        self.installs.uninstall(self.sites[0].client_key)

    @property
    def jira(self) -> Site:
        return self.installs.site(self.sites[0].client_key)

    @property
    def confluence(self) -> Site:
        return self.installs.site(self.sites[1].client_key)

    # The parts, each with its own memory, as another process has them.

    def keeping(self, store: Store | None = None, index: IdentityIndex | None = None) -> Keeping:
        return Keeping(index or self.index, store or self.store, self.freshness)

    def directory(
        self,
        store: Store | None = None,
        index: IdentityIndex | None = None,
        clock: Clock | None = None,
    ) -> Directory:
        clock = clock or self.clock
        return Directory(
            fetcher=Fetcher(self.host, self.circuits, clock),
            flights=Flights(store or self.store, clock),
            store=store or self.store,
            index=index or self.index,
            keeping=self.keeping(store, index),
            freshness=self.freshness,
        )

    def erasing(self, store: Store | None = None) -> Erasing:
        return Erasing(self.database, store or self.store, self.log, self.clock, lambda: 30 * DAY)

    def remover(self, store: Store | None = None, database: Database | None = None) -> Remover:
        return Remover(database or self.database, store or self.store, self.at_once)

    def forgetting(self, store: Store | None = None) -> Forgetting:
        return Forgetting(self.database, store or self.store, self.remover(store))

    # What is there.

    def keep(self, of: Site, account_ids: Sequence[str] = (SOMEBODY,)) -> None:
        """Keep copies that were fetched now."""
        now = self.clock.now()
        found = [Identity(it, "A name", "atlassian", Standing.ACTIVE, now) for it in account_ids]
        assert self.keeping().keep(of, found, self.index.open(of, account_ids, now))

    def rows(self) -> list[Row[Any]]:
        with self.database.reading() as connection:
            return list(connection.execute(select(identity_index).order_by(identity_index.c.id)))

    def noted(self) -> set[str]:
        """Return the keys that the index knows."""
        return {row.account_hash.hex() for row in self.rows()}

    def stored(self) -> set[str]:
        """Return the keys in the cache, expired ones too where they are kept yet."""
        self.store.get("")  # whoever opens a file first makes its table
        return keys_of(self.cache_url)

    def entries(self) -> list[tuple[str, bytes | None]]:
        """Return what the cache gives out, by key."""
        keys = sorted(self.stored())
        return list(zip(keys, self.store.get_many(*keys), strict=True))

    def key(self, of: Site, account_id: str = SOMEBODY) -> str:
        return SiteSeal.of(of).key(account_id)

    def buried(self) -> list[Row[Any]]:
        with self.database.reading() as connection:
            return list(connection.execute(select(tombstone)))

    def standing(self, of: Site) -> Row[Any]:
        """Return the row under which the identities of a site are held."""
        wanted = select(site_identities).where(site_identities.c.site_id == of.site_id)
        with self.database.reading() as connection:
            return connection.execute(wanted).one()

    def change(self, of: Site, **values: object) -> None:
        """Change the row under which the identities of a site are held."""
        this = update(site_identities).where(site_identities.c.site_id == of.site_id)
        with self.database.writing() as connection:
            connection.execute(this.values(**values))

    def check(self) -> None:
        """Check what is true after everything: each entry has its row, and rows are counted."""
        assert {key for key in self.stored() if "/" not in key} <= self.noted()
        with self.database.reading() as connection:
            found = connection.execute(select(site_identities)).all()
        assert {row.site_id: row.held for row in found if row.held} == dict(
            Counter(row.site_id for row in self.rows())
        )
