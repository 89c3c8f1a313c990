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
from privacy.declaration.in_force import InForce, Lifetime
from privacy.declaration.proof import Proofs
from privacy.errors import PrivacyError
from privacy.identity.calls import Calls
from privacy.identity.identities import Identities
from privacy.identity.opening import open_store
from privacy.identity.reporting import Reporter
from privacy.identity.ttl import ADMINISTRATOR_CHECK
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
    administrator_check: Lifetime
    identities: Identities
    reporter: Reporter
    meter: Meter


def build(settings: Settings, clock: Clock, transport: Transport) -> Services:
    """Wire the services; no thread is started and no call is made.

    Raise PrivacyError where the settings and the declaration cannot be used, or where what exists
    contradicts the declaration.
    """
    database = Database(open_engine(settings.database_url, pool_size=settings.threads + 2))
    try:
        return _wired(settings, clock, transport, database)
    except PrivacyError:
        database.engine.dispose()
        raise


def _wired(settings: Settings, clock: Clock, transport: Transport, database: Database) -> Services:
    in_force = InForce(versions.read(settings.policy), clock)
    descriptor = Descriptor(PROJECT / "atlassian-connect.json", settings.base_url[0])
    found = reality(settings, clock, database)
    report = start(in_force, found, production=not settings.development)
    keys = SiteKeys(Sealer.of(parse_keys(settings.sealing_keys)))
    store = open_store(settings.cache_url, clock, settings.cache_size)
    note = Calls(database, clock).note
    host = Host(transport, clock, descriptor.key, Places(settings.threads), note)
    log = AuditLog(clock, lambda: _stamp(in_force))
    register = Register(database, keys, clock)
    identities = Identities.of(store, database, host, log, in_force)
    return Services(
        settings=settings,
        clock=clock,
        in_force=in_force,
        proofs=Proofs.of(
            [*Identities.enforces, *Lifecycle.enforces], [*report.verified, *in_force.verified()]
        ),
        descriptor=descriptor,
        database=database,
        readiness=Readiness(database, in_force, compared=report.has_compared_database),
        keys=keys,
        hosts=AllowedHosts(settings.host_suffixes, loopback=settings.development),
        verifier=Verifier(
            clock, Rules(settings.token_leeway, settings.token_longest_life, settings.base_url)
        ),
        install_keys=InstallKeys(KeyServers(transport, settings.install_key_urls, clock), clock),
        register=register,
        lifecycle=Lifecycle(database, keys, log, clock, settings.token_leeway),
        host=host,
        administrator_check=in_force.lifetime(ADMINISTRATOR_CHECK),
        identities=identities,
        reporter=Reporter.of(host, settings.report_path, register, identities.erasing),
        meter=Meter(database, clock),
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
            "PRIVACY_CACHE_URL": hosts_of_database(settings.cache_url),
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
