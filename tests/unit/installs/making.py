"""What do these tests install? Sites, by claims that stand for verified ones."""

import hashlib
import itertools
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select, update

from privacy.audit.entry import Stamp
from privacy.audit.log import AuditLog, recent
from privacy.connect.payloads import Installation
from privacy.connect.verified import HookClaims, SiteHookClaims
from privacy.installs.keys import SiteKeys
from privacy.installs.lifecycle import Lifecycle
from privacy.installs.register import Register
from privacy.installs.site import Site
from privacy.sealing.keys import new_key, parse_keys
from privacy.sealing.sealer import Sealer
from privacy.storage.session import Database
from privacy.storage.tables import site
from tests.clocks import StoppedClock

ACME = "jira:acme-1"
RIVAL = "jira:rival-3"
BODY = b'{"eventType": "installed"}'
STAMP = Stamp("7", "7d" * 32)
LEEWAY = timedelta(seconds=30)
TOKEN_LIFE = timedelta(minutes=3)
SECRET = "the first secret, of enough letters"
SECOND_SECRET = "the second secret, of enough letters"
TOLD = Installation("jira", "https://acme.atlassian.net", None, SECRET)
TOLD_ANEW = replace(TOLD, secret=SECOND_SECRET)

_numbers = itertools.count()


def keys_of(*texts: str) -> SiteKeys:
    """Return the keys of sites under these sealing keys, newest first."""
    return SiteKeys(Sealer.of(parse_keys(texts)))


def new_digest() -> bytes:
    """Return the digest of a token that was never seen."""
    return hashlib.sha256(str(next(_numbers)).encode()).digest()


@dataclass
class Installs:
    """A database of sites, and the hooks that reach it."""

    database: Database
    clock: StoppedClock = field(default_factory=StoppedClock)
    sealing_key: str = field(default_factory=new_key)

    @property
    def keys(self) -> SiteKeys:
        return keys_of(self.sealing_key)

    @property
    def register(self) -> Register:
        return Register(self.database, self.keys, self.clock)

    @property
    def lifecycle(self) -> Lifecycle:
        log = AuditLog(self.clock, lambda: STAMP)
        return Lifecycle(self.database, self.keys, log, self.clock, LEEWAY)

    def claims(self, client_key: str = ACME) -> HookClaims:
        """Return what a hook that is signed now claims."""
        now = self.clock.now()
        return HookClaims(client_key, now, now + TOKEN_LIFE, new_digest())

    def site_claims(self, client_key: str = ACME) -> SiteHookClaims:
        """Return what a hook that the site signs now claims."""
        return SiteHookClaims(client_key, self.clock.now() + TOKEN_LIFE, new_digest())

    def install(self, told: Installation = TOLD, client_key: str = ACME) -> int:
        return self.lifecycle.installed(self.claims(client_key), told, BODY)

    def uninstall(self, client_key: str = ACME) -> int | None:
        return self.lifecycle.uninstalled(self.claims(client_key), BODY)

    def site(self, client_key: str = ACME) -> Site:
        return self.register.installed(client_key)

    def row(self, client_key: str = ACME) -> Row[Any]:
        with self.database.reading() as connection:
            found = select(site).where(site.c.client_key == client_key)
            return connection.execute(found).one()

    def change(self, client_key: str = ACME, /, **values: object) -> None:
        """Put something into a row that no hook would."""
        with self.database.writing() as connection:
            found = update(site).where(site.c.client_key == client_key)
            connection.execute(found.values(**values))

    def acts(self, client_key: str = ACME) -> list[str]:
        """Return what the audit log says of a site, oldest first."""
        site_id = self.row(client_key).id
        with self.database.reading() as connection:
            return [entry.act.value for entry in reversed(recent(connection, site_id, 100))]
