"""Where do whole look-ups play? On two installed sites, before a pretend Atlassian."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from privacy.connect.host import Host
from privacy.connect.payloads import Installation
from privacy.connect.places import Places
from privacy.identity.directory import Directory
from privacy.identity.index import IdentityIndex
from privacy.identity.store import SqliteStore
from privacy.installs.site import Site
from privacy.simulator.cloud import Cloud, create_cloud
from privacy.simulator.site import PretendSite
from privacy.storage.tables import identity_index
from tests.unit.installs.making import Installs
from tests.wires import Wires
from tests.world import ADMIN, APP_KEY, SIGNER

DAY = timedelta(days=1)
SOMEBODY = ADMIN


@dataclass
class Stage:
    """Sites on which the app is installed, and where copies of their people are kept."""

    installs: Installs
    cache_file: Path
    wires: Wires = field(default_factory=Wires)

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
        self.host = Host(self.wires, self.clock, APP_KEY, Places(8))
        self.index = IdentityIndex(self.database)
        self.store = SqliteStore(self.cache_file, self.clock)

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

    def directory(self, store: SqliteStore | None = None, ttl: timedelta = DAY) -> Directory:
        return Directory(self.host, store or self.store, self.index, self.clock, lambda: ttl)

    def noted(self) -> set[str]:
        """Return the keys that the index knows."""
        with self.database.reading() as connection:
            hashes = connection.execute(select(identity_index.c.account_hash)).scalars()
            return {found.hex() for found in hashes}

    def entries(self) -> list[tuple[str, bytes]]:
        """Return what the cache file holds, as somebody with the file could read it."""
        self.store.get("")  # Whoever opens the file first makes its table.
        with closing(sqlite3.connect(self.cache_file)) as connection:
            return connection.execute("SELECT key, value FROM entry ORDER BY key").fetchall()

    def stored(self) -> set[str]:
        """Return the keys in the cache file, expired ones too."""
        return {key for key, _ in self.entries()}

    def change(self, statement: str, *values: object) -> None:
        """Change the cache file, as somebody with the file could."""
        with closing(sqlite3.connect(self.cache_file)) as connection, connection:
            connection.execute(statement, values)


class MeanwhileStore(SqliteStore):
    """A store during whose work something else happens, once."""

    def __init__(self, stage: Stage, **happens: Callable[[], object]) -> None:
        super().__init__(stage.cache_file, stage.clock)
        self._happens = happens

    def set(self, key: str, value: bytes, timeout: int | timedelta | None = None) -> bool:
        self._happens.pop("before_set", int)()
        kept = super().set(key, value, timeout)
        self._happens.pop("after_set", int)()
        return kept

    def delete(self, key: str) -> bool:
        removed = super().delete(key)
        self._happens.pop("after_delete", int)()
        return removed
