"""How do the rooms fit together? One frozen value with everything wired; no globals."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from privacy.audit.entry import Stamp
from privacy.audit.log import AuditLog
from privacy.clock import Clock
from privacy.connect.addresses import AllowedHosts
from privacy.connect.descriptor import Descriptor
from privacy.connect.host import Host
from privacy.connect.install_keys import InstallKeys
from privacy.connect.key_fetch import KeyServers
from privacy.connect.places import Places
from privacy.connect.tokens import Rules, Verifier
from privacy.declaration.loader import load
from privacy.declaration.model import Declaration
from privacy.errors import PrivacyError
from privacy.identity.directory import Directory
from privacy.identity.index import IdentityIndex
from privacy.identity.store import SqliteStore
from privacy.installs.keys import SiteKeys
from privacy.installs.lifecycle import Lifecycle
from privacy.installs.register import Register
from privacy.panel.evidence import Meter
from privacy.sealing.keys import parse_keys
from privacy.sealing.sealer import Sealer
from privacy.settings.model import Settings
from privacy.storage.session import Database, open_engine
from privacy.transport.call import Transport

_DESCRIPTOR = Path(__file__).parent.parent / "atlassian-connect.json"
IDENTITY_CACHE = "identity_cache"
ADMINISTRATOR_CHECK = "administrator_check"


class WiringError(PrivacyError):
    """Two files that must agree do not."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the edges use."""

    settings: Settings
    clock: Clock
    declaration: Declaration
    descriptor: Descriptor
    database: Database
    keys: SiteKeys
    hosts: AllowedHosts
    verifier: Verifier
    install_keys: InstallKeys
    register: Register
    lifecycle: Lifecycle
    host: Host
    store: SqliteStore
    directory: Directory
    meter: Meter


def build(settings: Settings, clock: Clock, transport: Transport) -> Services:
    """Wire the services; no thread is started and no call is made.

    Raise PrivacyError where the settings, the declaration and the descriptor do not fit together.
    """
    declaration = load(settings.policy)
    descriptor = Descriptor(_DESCRIPTOR, settings.base_url[0])
    if declaration.app.key != descriptor.key:
        raise WiringError(
            f"the declaration is of app {declaration.app.key!r} and the descriptor of app "
            f"{descriptor.key!r}; both must name the same app"
        )
    database = Database(open_engine(settings.database_url, pool_size=settings.threads + 2))
    keys = SiteKeys(Sealer.of(parse_keys(settings.sealing_keys)))
    store = SqliteStore(Path(settings.cache_url.removeprefix("sqlite:///")), clock)
    index = IdentityIndex(database)
    ttl = lifetime(declaration, IDENTITY_CACHE)
    host = Host(transport, clock, descriptor.key, Places(settings.threads))
    log = AuditLog(clock, Stamp(declaration.policy.version, declaration.digest))
    return Services(
        settings=settings,
        clock=clock,
        declaration=declaration,
        descriptor=descriptor,
        database=database,
        keys=keys,
        hosts=AllowedHosts(settings.host_suffixes, loopback=settings.development),
        verifier=Verifier(clock, _rules(settings)),
        install_keys=InstallKeys(KeyServers(transport, settings.install_key_urls, clock), clock),
        register=Register(database, keys, clock),
        lifecycle=Lifecycle(database, keys, log, clock, settings.token_leeway),
        host=host,
        store=store,
        directory=Directory(host, store, index, clock, ttl),
        meter=Meter(database, clock, ttl),
    )


def lifetime(declaration: Declaration, retention: str) -> timedelta:
    """Return how long a retention class lets the program keep something.

    Raise WiringError where the declaration has no such class, or one that keeps nothing.
    """
    declared = declaration.retention.get(retention)
    if declared is None or declared.ttl < timedelta(seconds=1):
        raise WiringError(
            f"retention.{retention}: the program keeps something under this class, so the "
            "declaration needs it, with a ttl of one second or more"
        )
    return declared.ttl


def _rules(settings: Settings) -> Rules:
    return Rules(settings.token_leeway, settings.token_longest_life, settings.base_url)
