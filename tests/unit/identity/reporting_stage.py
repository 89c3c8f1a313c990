"""Where do reports play? On three installed sites that hold copies, before a pretend Atlassian."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, update

from privacy.audit.log import AuditLog
from privacy.connect.host import Host
from privacy.connect.payloads import Installation
from privacy.connect.places import Places
from privacy.identity.erasing import Erasing
from privacy.identity.freshness import Freshness
from privacy.identity.identity import Identity
from privacy.identity.index import IdentityIndex
from privacy.identity.keeping import Keeping
from privacy.identity.opening import open_store
from privacy.identity.reporting import Reporter
from privacy.identity.reporting_answers import ReportAnswers
from privacy.identity.reporting_pass import Reported, Watch
from privacy.identity.reporting_plan import ReportPlan
from privacy.identity.sealed import SiteSeal
from privacy.identity.standing import Standing
from privacy.identity.store import Store
from privacy.identity.tombstones import buried
from privacy.installs.site import Site
from privacy.simulator.cloud import Cloud, create_cloud
from privacy.simulator.site import PretendSite
from privacy.storage.base import metadata
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import identity_index, site_identities
from privacy.transport.call import Transport
from tests.backends import Backend
from tests.clocks import StoppedClock
from tests.unit.installs.making import STAMP, Installs
from tests.wires import Wires
from tests.world import APP_KEY, SIGNER

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
FIRST = timedelta(days=6)
PATH = "/rest/atlassian-connect/latest/report-accounts"
SOMEBODY = "557058:91b7e0d4-26ac-4f13-8c5e-0a7fd3b64e28"
ANOTHER = "5fc13e9a7b60d4007182ae3d"


@dataclass
class ReportStage:
    """Sites with copies of a week, and a reporter made of parts that a test may replace."""

    database: Database
    cache_url: str
    clock: StoppedClock = field(default_factory=StoppedClock)
    wires: Wires = field(default_factory=Wires)
    ttl: timedelta = WEEK
    notes: list[str] = field(default_factory=list)
    progress: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.installs = Installs(self.database, self.clock)
        self.jira = PretendSite.new("jira:acme-1", "jira", "https://acme.atlassian.net")
        self.confluence = PretendSite.new("wiki:acme-2", "confluence", "https://docs.atlassian.net")
        self.rival = PretendSite.new("jira:rival-3", "jira", "https://rival.atlassian.net")
        self.sites = [self.jira, self.confluence, self.rival]
        self.cloud: Cloud = create_cloud(self.sites, SIGNER, self.clock, APP_KEY)
        self.store: Store = open_store(self.cache_url, self.clock, 16)
        self.index = IdentityIndex(self.database)
        self.plan = ReportPlan(self.database, self.clock)
        for site in self.sites:
            self.wires.hosts[site.origin.removeprefix("https://")] = self.cloud
            self.install(site)

    def install(self, site: PretendSite) -> None:
        site.installed = True
        told = Installation(site.product, site.base_url, None, site.shared_secret)
        self.installs.install(told, site.client_key)

    def uninstall(self, site: PretendSite) -> None:
        site.installed = False
        self.installs.uninstall(site.client_key)

    def of(self, site: PretendSite) -> Site:
        return self.installs.site(site.client_key)

    def id_of(self, site: PretendSite) -> int:
        return int(self.installs.row(site.client_key).id)

    def keep(self, site: PretendSite, *account_ids: str) -> None:
        """Keep copies that were fetched now."""
        of, now = self.of(site), self.clock.now()
        found = [Identity(it, "A name", "atlassian", Standing.ACTIVE, now) for it in account_ids]
        keeping = Keeping(self.index, self.store, Freshness(self.clock, lambda: self.ttl))
        assert keeping.keep(of, found, self.index.open(of, account_ids, now))

    def erasing(self, database: Database | None = None, store: Store | None = None) -> Erasing:
        log = AuditLog(self.clock, lambda: STAMP)
        return Erasing(
            database or self.database, store or self.store, log, self.clock, lambda: 30 * DAY
        )

    def reporter(
        self,
        *,
        plan: ReportPlan | None = None,
        erasing: Erasing | None = None,
        transport: Transport | None = None,
        spread: float = 0,
    ) -> Reporter:
        register, places = self.installs.register, Places(4)
        host = Host(transport or self.wires, self.clock, APP_KEY, places, lambda _: None)
        answers = ReportAnswers(self.database, register, erasing or self.erasing())
        plan = plan or self.plan
        return Reporter(host, PATH, register, plan, answers, self.clock, lambda: spread)

    def run(self, reporter: Reporter | None = None, most: timedelta = HOUR) -> Reported:
        """Report what is due, and keep what the pass tells meanwhile."""
        watch = Watch(lambda: True, self.progress.append, self.notes.append)
        return (reporter or self.reporter()).run(most, watch)

    def sent(self) -> list[tuple[str, list[str]]]:
        """Return host and account ids of each report so far."""
        return [
            (str(call.url).split("/")[2], [it["accountId"] for it in _accounts(call.body)])
            for call in self.wires.sent
        ]

    def rows(self, site: PretendSite) -> dict[str, Row[Any]]:
        """Return the rows of a site's index by account id."""
        of = self.of(site)
        with self.database.reading() as connection:
            wanted = select(identity_index).where(identity_index.c.site_id == of.site_id)
            return {
                SiteSeal.of(of).account_id(row.account_id, row.account_hash): row
                for row in connection.execute(wanted)
            }

    def change_rows(self, **values: object) -> None:
        """Put something into every row that no fill would."""
        with self.database.writing() as connection:
            connection.execute(update(identity_index).values(**values))

    def planned(self, site: PretendSite) -> Row[Any]:
        """Return what is kept about the reports of a site."""
        with self.database.reading() as connection:
            wanted = select(site_identities).where(site_identities.c.site_id == self.id_of(site))
            return connection.execute(wanted).one()

    def next_report(self, site: PretendSite) -> datetime | None:
        found: datetime | None = self.planned(site).report_at
        return found

    def is_cached(self, site: PretendSite, account_id: str) -> bool:
        return self.store.has(SiteSeal.of(self.of(site)).key(account_id))

    def is_buried(self, site: PretendSite, account_id: str) -> bool:
        of = self.of(site)
        hashes = [SiteSeal.of(of).hash(account_id)]
        with self.database.reading() as connection:
            return buried(connection, of.site_id, hashes, self.clock.now()) == hashes


@contextmanager
def report_stage(backend: Backend) -> Iterator[ReportStage]:
    """Yield a stage on an empty database and an empty cache."""
    database = Database(open_engine(backend.database_url))
    with database.writing() as connection:
        metadata.create_all(connection)
    yield ReportStage(database, backend.cache_url)
    database.engine.dispose()


def _accounts(body: bytes | str | None) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(body or b"{}")["accounts"]
    return found
