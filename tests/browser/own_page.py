"""How does a test see somebody's own page under the bridge? In a demo inside the test itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from app import create_app
from privacy.clock import SystemClock
from privacy.identity.identity import Identity
from privacy.sealing.keys import new_key
from privacy.services import Services
from privacy.simulator.bridge import Bridge
from privacy.simulator.cloud import create_cloud
from privacy.simulator.desk import Choice, Desk
from privacy.simulator.host_page import add_host_page
from privacy.simulator.lifecycle import Lifecycle
from privacy.simulator.people import ORDINARY_USER
from privacy.simulator.places import Places, app_environment
from privacy.simulator.sending import send_over_http
from privacy.simulator.serving import Served, free_port
from privacy.simulator.signing import HookSigner
from privacy.simulator.site import PretendSite, Product
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.world import APP_KEY

ROOT = Path(__file__).parents[2]


@dataclass
class OwnPage:
    """A desk at which an ordinary user sits, and the app beside it."""

    desk: Desk
    places: Places
    services: Services

    def address(self) -> str:
        """Return a fresh address of the page about whoever sits at the desk."""
        return self.desk.frame_url()

    def keep(self) -> dict[str, Identity]:
        """Let the app look the person up, so that it keeps a copy."""
        site = self.services.register.installed(self.desk.site.client_key)
        return self.services.identities.directory.lookup(site, [ORDINARY_USER])

    def is_kept(self) -> bool:
        """Tell whether there is a copy."""
        site = self.services.register.installed(self.desk.site.client_key)
        return self.services.identities.accounts.of(site, ORDINARY_USER) is not None


@contextmanager
def own_page(folder: Path, policy: Path) -> Iterator[OwnPage]:
    """Serve a pretend Atlassian and the app, installed on both sites, on loopback."""
    places = Places(folder, free_port(0), free_port(0))
    clock, signer = SystemClock(), HookSigner.new()
    sites = [
        PretendSite.new(f"pretend-{product}", product, places.simulator_url)
        for product in get_args(Product)
    ]
    cloud = create_cloud(sites, signer, clock, APP_KEY)
    lifecycle = Lifecycle(APP_KEY, places.app_url, signer, clock, send_over_http)
    desk = add_host_page(cloud, lifecycle, Bridge(ROOT / "node_modules"))
    environment = app_environment(places, {"PRIVACY_POLICY": str(policy)}, new_key())
    database = Database(open_engine(environment["PRIVACY_DATABASE_URL"]))
    migrate(database)
    app = create_app(environment)
    services: Services = app.extensions["privacy.services"]
    with Served(cloud, places.simulator_port), Served(app, places.app_port):
        for product in get_args(Product):
            desk.choose(Choice(product=product, administrator=False, page="me"))
            assert desk.act("install").accepted, desk.status
        yield OwnPage(desk, places, services)
    for it in (database, services.database):
        it.engine.dispose()
