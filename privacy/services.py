"""How do the rooms fit together? One frozen value with everything wired; no globals."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from privacy.audit.entry import Stamp
from privacy.audit.log import AuditLog
from privacy.checks.named import hosts_of, hosts_of_database
from privacy.checks.readiness import Readiness
from privacy.checks.reality import Reality
from privacy.checks.start import start
from privacy.checks.stores import LOG_FIELDS, sealed_fields
from privacy.clock import Clock
from privacy.connect.addresses import AllowedHosts
from privacy.connect.descriptor import Descriptor
from privacy.connect.host import Host
from privacy.connect.install_keys import InstallKeys
from privacy.connect.key_fetch import KeyServers
from privacy.connect.places import Places
from privacy.connect.tokens import Rules, Verifier
from privacy.declaration import versions
from privacy.declaration.in_force import InForce
from privacy.declaration.proof import Proofs
from privacy.identity.directory import Directory
from privacy.identity.index import IdentityIndex
from privacy.identity.store import SqliteStore
from privacy.identity.ttl import IDENTITY_CACHE
from privacy.installs.keys import SiteKeys
from privacy.installs.lifecycle import Lifecycle
from privacy.installs.register import Register
from privacy.panel.evidence import Meter
from privacy.sealing.keys import parse_keys
from privacy.sealing.sealer import Sealer
from privacy.settings.model import Settings
from privacy.storage.session import Database, open_engine
from privacy.storage.tables import site
from privacy.transport.call import Transport

PROJECT: Final = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the edges use."""

    settings: Settings
    clock: Clock
    in_force: InForce
    proofs: Proofs
    descriptor: Descriptor
    database: Database
    readiness: Readiness
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

    Raise PrivacyError where the settings and the declaration cannot be used, or where what exists
    contradicts the declaration.
    """
    in_force = InForce(versions.read(settings.policy), clock)
    lifetime = in_force.lifetime(IDENTITY_CACHE)
    descriptor = Descriptor(PROJECT / "atlassian-connect.json", settings.base_url[0])
    database = Database(open_engine(settings.database_url, pool_size=settings.threads + 2))
    report = start(
        in_force, reality(settings, clock, database), production=not settings.development
    )
    keys = SiteKeys(Sealer.of(parse_keys(settings.sealing_keys)))
    store = SqliteStore(Path(settings.cache_url.removeprefix("sqlite:///")), clock)
    host = Host(transport, clock, descriptor.key, Places(settings.threads))
    log = AuditLog(clock, lambda: _stamp(in_force))
    return Services(
        settings=settings,
        clock=clock,
        in_force=in_force,
        proofs=Proofs.of(
            [*Directory.enforces, *Lifecycle.enforces], [*report.verified, *in_force.verified()]
        ),
        descriptor=descriptor,
        database=database,
        readiness=Readiness(database, in_force, compared=report.has_compared_database),
        keys=keys,
        hosts=AllowedHosts(settings.host_suffixes, loopback=settings.development),
        verifier=Verifier(clock, _rules(settings)),
        install_keys=InstallKeys(KeyServers(transport, settings.install_key_urls, clock), clock),
        register=Register(database, keys, clock),
        lifecycle=Lifecycle(database, keys, log, clock, settings.token_leeway),
        host=host,
        store=store,
        directory=Directory(host, store, IdentityIndex(database), clock, lifetime),
        meter=Meter(database, clock, lifetime),
    )


def reality(settings: Settings, clock: Clock, database: Database | None) -> Reality:
    """Return what exists beside the declaration: this program, its settings and its database."""
    descriptor = Descriptor(PROJECT / "atlassian-connect.json", settings.base_url[0])
    return Reality(
        root=PROJECT,
        metadata=site.metadata,
        database=database,
        descriptor_key=descriptor.key,
        descriptor_scopes=descriptor.scopes,
        descriptor_addresses=descriptor.addresses,
        own=hosts_of(settings.base_url),
        named={
            "PRIVACY_DATABASE_URL": hosts_of_database(settings.database_url),
            "PRIVACY_INSTALL_KEY_URLS": hosts_of(settings.install_key_urls),
            "PRIVACY_HOST_SUFFIXES": settings.host_suffixes,
            "PRIVACY_CONNECT_JS_URL": hosts_of([settings.connect_js_url]),
        },
        log_fields=LOG_FIELDS,
        entry_fields=sealed_fields(),
        at=clock.now(),
    )


def _stamp(in_force: InForce) -> Stamp:
    declaration = in_force.now()
    return Stamp(declaration.policy.version, declaration.digest)


def _rules(settings: Settings) -> Rules:
    return Rules(settings.token_leeway, settings.token_longest_life, settings.base_url)
