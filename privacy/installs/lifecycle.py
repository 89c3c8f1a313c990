"""What does a lifecycle hook change? Each in one transaction, under the lock of the site's row."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import Connection, Row, update

from privacy.audit.entry import Act
from privacy.audit.log import AuditLog
from privacy.clock import Clock
from privacy.connect.payloads import Installation
from privacy.connect.verified import HookClaims, SiteHookClaims
from privacy.declaration.proof import Enforcement
from privacy.errors import InvalidTokenError, SupersededError
from privacy.installs.keys import NO_KEYS, SEALED, SiteKeys
from privacy.installs.once import Delivery, is_superseded, take, was_taken
from privacy.installs.rows import begin, hold
from privacy.storage.session import Database
from privacy.storage.tables import site


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Carries out the hooks of verified claims. A hook that came before changes nothing."""

    destroys: ClassVar = tuple(f"db.site.{column}" for column in SEALED)
    enforces: ClassVar = tuple(
        Enforcement(
            ("uninstall", "destroyed", place),
            "the database refuses the row of a removed site that still has it",
        )
        for place in destroys
    )

    database: Database
    keys: SiteKeys
    log: AuditLog
    clock: Clock
    leeway: timedelta

    def installed(self, claims: HookClaims, told: Installation, body: bytes) -> int:
        """Install a site, or bring an installed one up to date; return the site's id.

        Raise SupersededError where a newer hook was accepted already.
        """
        now, delivery = self.clock.now(), self._delivery(claims, body)
        with self.database.writing() as connection:
            row = begin(connection, claims.client_key, told.product, claims.issued_at, now)
            if not was_taken(connection, delivery):
                if is_superseded(row, claims.issued_at, self.leeway):
                    raise SupersededError("an older installed")
                take(connection, row.id, delivery, now)
                self._install(connection, row, claims, told)
            return int(row.id)

    def uninstalled(self, claims: HookClaims, body: bytes) -> int | None:
        """Uninstall a site: its secret and its data key are gone when this returns.

        Return the site's id, or None for a site that we do not know. Raise SupersededError where a
        newer hook was accepted already; the site is then suspect.
        """
        delivery = self._delivery(claims, body)
        with self.database.writing() as connection:
            row = hold(connection, claims.client_key)
            if row is None:
                return None
            late = False
            if not was_taken(connection, delivery):
                late = is_superseded(row, claims.issued_at, self.leeway)
                change = self._suspect if late else self._uninstall
                change(connection, row, claims, delivery)
        if late:
            raise SupersededError("an older uninstalled")
        return int(row.id)

    def switched(self, claims: SiteHookClaims, body: bytes, *, on: bool) -> int:
        """Note that a site switched the app on or off; return the site's id.

        This never counts for the order of hooks.
        """
        delivery = self._delivery(claims, body)
        with self.database.writing() as connection:
            row = hold(connection, claims.client_key)
            if row is None or row.state != "installed":
                raise InvalidTokenError("uninstalled meanwhile")
            if not was_taken(connection, delivery):
                take(connection, row.id, delivery, self.clock.now())
                _set(connection, row, enabled=on)
                self.log.append(connection, row.id, Act.ENABLED if on else Act.DISABLED)
            return int(row.id)

    def _install(
        self, connection: Connection, row: Row[Any], claims: HookClaims, told: Installation
    ) -> None:
        now = self.clock.now()
        act, keys = self.keys.accept(row, told.secret, now)
        begun = {"installed_at": now, "forget_since": now if row.life else None}
        fresh = begun if act is Act.INSTALLED else {}
        _set(
            connection,
            row,
            product=told.product,
            base_url=told.base_url,
            display_url=told.display_url,
            state="installed",
            enabled=True,
            uninstalled_at=None,
            suspect_since=None,
            last_hook_at=max(row.last_hook_at, claims.issued_at),
            **fresh,
            **keys,
        )
        self.log.append(connection, row.id, act)

    def _uninstall(
        self, connection: Connection, row: Row[Any], claims: HookClaims, delivery: Delivery
    ) -> None:
        now = self.clock.now()
        take(connection, row.id, delivery, now)
        last: datetime = max(row.last_hook_at, claims.issued_at)
        _set(connection, row, last_hook_at=last, suspect_since=None, enabled=False)
        if row.state == "installed":
            ended = {"state": "uninstalled", "uninstalled_at": now, "forget_since": now}
            _set(connection, row, **ended, **NO_KEYS)
            self.log.append(connection, row.id, Act.UNINSTALLED)

    def _suspect(self, connection: Connection, row: Row[Any], _: HookClaims, __: Delivery) -> None:
        _set(connection, row, suspect_since=row.suspect_since or self.clock.now())

    def _delivery(self, claims: HookClaims | SiteHookClaims, body: bytes) -> Delivery:
        return Delivery(claims.digest, body, claims.expires_at + self.leeway)


def _set(connection: Connection, row: Row[Any], **values: object) -> None:
    connection.execute(update(site).where(site.c.id == row.id).values(**values))
