"""Where do sweeps play? On installed sites with copies, in both pairs of database and store."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Row, func, select

from privacy.audit.log import AuditLog
from privacy.connect.payloads import Installation
from privacy.identity.calls import Calls
from privacy.identity.erasing import Erasing
from privacy.identity.forgetting import Forgetting
from privacy.identity.freshness import Freshness
from privacy.identity.identity import Identity
from privacy.identity.index import IdentityIndex
from privacy.identity.keeping import Keeping
from privacy.identity.opening import open_store
from privacy.identity.removing import Remover
from privacy.identity.sealed import SiteSeal
from privacy.identity.shortening import SWEEP, Shortening
from privacy.identity.standing import Standing
from privacy.identity.store import Store
from privacy.installs.site import Site
from privacy.retention.lease import Lease
from privacy.retention.removals import Removals
from privacy.retention.sweep import Progress, Sweep, nothing
from privacy.retention.swept import Swept
from privacy.storage.base import metadata
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import identity_index, site_call, site_identities, tombstone
from tests.clocks import StoppedClock
from tests.unit.installs.making import ACME, RIVAL, STAMP, TOLD, Installs

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PEOPLE = tuple(f"557058:person-{number}" for number in range(5))
NOTHING = Swept(0, 0, 0, 0, (), is_done=True)


@dataclass
class SweepStage:
    """Two sites, what is kept of their people, and a sweep over it."""

    database_url: str
    store_url: str
    clock: StoppedClock = field(default_factory=StoppedClock)
    ttl: timedelta = DAY

    def __post_init__(self) -> None:
        self.database = Database(open_engine(self.database_url))
        self.store = open_store(self.store_url, self.clock, 64)
        self.installs = Installs(self.database, self.clock)
        self.index = IdentityIndex(self.database)
        self.calls = Calls(self.database, self.clock)

    def begin(self) -> None:
        """Make the tables, and install the app on both sites."""
        with self.database.writing() as connection:
            metadata.create_all(connection)
        self.install(ACME)
        self.install(RIVAL)

    def close(self) -> None:
        self.database.engine.dispose()

    def install(self, client_key: str) -> None:
        told = Installation("jira", f"https://{client_key[5:]}.atlassian.net", None, TOLD.secret)
        self.installs.install(told, client_key)

    def keep(self, client_key: str = ACME, *account_ids: str, ttl: timedelta | None = None) -> None:
        """Keep copies that were fetched now, under the time that is declared or another one."""
        of, now = self.installs.site(client_key), self.clock.now()
        given, wanted = ttl or self.ttl, account_ids or PEOPLE
        found = [Identity(it, "A name", "atlassian", Standing.ACTIVE, now) for it in wanted]
        keeping = Keeping(self.index, self.store, Freshness(self.clock, lambda: given))
        assert keeping.keep(of, found, self.index.open(of, wanted, now))

    @property
    def erasing(self) -> Erasing:
        log = AuditLog(self.clock, lambda: STAMP)
        return Erasing(self.database, self.store, log, self.clock, lambda: 30 * DAY)

    @property
    def shortening(self) -> Shortening:
        return Shortening(self.database, lambda: self.ttl, self.clock)

    def sweep(self, store: Store | None = None, pause: Callable[[float], object] = abs) -> Sweep:
        store = store or self.store
        remover = Remover(self.database, store)
        return Sweep(
            Removals(
                database=self.database,
                store=store,
                forgetting=Forgetting(self.database, store, remover),
                shortening=self.shortening,
                remover=remover,
                calls_kept=lambda: 30 * DAY,
                clock=self.clock,
            ),
            pause,
        )

    def run(self, progress: Progress = nothing) -> Swept:
        swept = self.sweep().run(progress)
        assert swept is not None
        return swept

    @property
    def lease(self) -> Lease:
        return Lease(self.database, self.clock, SWEEP)

    # What is left.

    def rows(self) -> list[Row[Any]]:
        with self.database.reading() as connection:
            return list(connection.execute(select(identity_index).order_by(identity_index.c.id)))

    def counts(self) -> tuple[int, int, int]:
        """Return how many rows of identities, tombstones and counted days there are."""
        with self.database.reading() as connection:
            found = [
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (identity_index, tombstone, site_call)
            ]
        return found[0], found[1], found[2]

    def held(self) -> dict[int, int]:
        """Return what is counted as held, by site."""
        with self.database.reading() as connection:
            found = connection.execute(select(site_identities.c.site_id, site_identities.c.held))
            return {row.site_id: row.held for row in found}

    @property
    def forgetting(self) -> Forgetting:
        return Forgetting(self.database, self.store, Remover(self.database, self.store))

    def pending(self) -> tuple[int, ...]:
        return self.forgetting.pending(9)

    def entry(self, of: Site, account_id: str = PEOPLE[0]) -> bytes:
        """Return the sealed bytes of an entry, which has to be there."""
        found = self.store.get(SiteSeal.of(of).key(account_id))
        assert found is not None
        return found

    def files(self) -> bytes:
        """Return all that stands in the files of database and cache."""
        folders = {
            Path(url.removeprefix("sqlite:///")).parent
            for url in (self.database_url, self.store_url)
        }
        files = [path for folder in folders for path in folder.iterdir() if path.is_file()]
        return b"".join(path.read_bytes() for path in files)
