"""What does it cost to look? At what is due, at what is held, and at who somebody is."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import event, select

from bench.identities.crowd import account_id
from bench.identities.filling import client_key
from bench.identities.parts import APP_KEY, Parts
from privacy.errors import PrivacyError
from privacy.identity.calls import by_day
from privacy.identity.held import held
from privacy.identity.standing import Standing
from privacy.installs.site import Site
from privacy.simulator.cloud import create_cloud
from privacy.simulator.people import Person
from privacy.simulator.signing import HookSigner
from privacy.simulator.site import PretendSite
from privacy.storage.tables import identity_index

LOOKED_UP: Final = 200
_C = identity_index.c
_DAYS: Final = 30
_OFTEN, _SELDOM = 300, 20
_NEW: Final = 1_000_000


class NobodyError(PrivacyError):
    """An account was not found, so the speed says nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Times small pieces of work of one site, each many times."""

    parts: Parts
    site: Site

    @classmethod
    def of(cls, parts: Parts, site_id: int) -> "Reading":
        """Return what is timed for a site."""
        return cls(parts, parts.register.installed(client_key(site_id)))

    def nothing_due(self, _: int) -> float:
        """Return the seconds of a whole sweep that finds nothing to do."""
        return _each(self.parts.sweep.run, _SELDOM)

    def point_read(self, _: int) -> float:
        """Return the seconds of reading one row by an index, in a transaction as the app's are."""
        one = select(_C.id).where(_C.site_id == self.site.site_id, _C.account_hash == b"")
        return _each(lambda: self._read(lambda it: it.execute(one).all()))

    def evidence(self, _: int) -> float:
        """Return the seconds of reading what is held, and how often Atlassian was called."""
        now, site = self.parts.clock.now(), self.site
        return _each(
            lambda: self._read(lambda it: (held(it, site), by_day(it, site.site_id, now, _DAYS)))
        )

    def warm(self, _: int) -> float:
        """Return the seconds of looking up accounts that are in the cache."""
        asked = [account_id(1 + number) for number in range(LOOKED_UP)]
        self._employ(asked)
        self._look_up(asked)
        return _each(lambda: self._look_up(asked), _SELDOM)

    def cold(self, number: int) -> float:
        """Return the seconds of looking up accounts that a pretend Atlassian is asked for."""
        asked = [account_id(_NEW + LOOKED_UP * number + each) for each in range(LOOKED_UP)]
        self._employ(asked)
        return _each(lambda: self._look_up(asked), 1)

    def _read(self, work: Callable[[Any], object]) -> None:
        with self.parts.database.reading() as connection:
            work(connection)

    def _look_up(self, asked: Sequence[str]) -> None:
        found = self.parts.identities.directory.lookup(self.site, asked)
        if {it.standing for it in found.values()} != {Standing.ACTIVE}:
            raise NobodyError("not everybody was found")

    def _employ(self, account_ids: Sequence[str]) -> None:
        host = PretendSite.new(self.site.client_key, self.site.product, self.site.base_url)
        host.shared_secret, host.installed = self.site.secret.value, True
        host.people |= {it: Person(it, f"Person {it[-6:]}") for it in account_ids}
        cloud = create_cloud([host], HookSigner.new(), self.parts.clock, APP_KEY)
        self.parts.wires.hosts[self.site.base_url.removeprefix("https://")] = cloud


def statements(parts: Parts) -> int:
    """Return how many statements a sweep sends that finds nothing to do."""
    sent: list[str] = []

    def note(*found: object) -> None:
        sent.append(str(found[2]))

    event.listen(parts.database.engine, "before_cursor_execute", note)
    parts.sweep.run()
    event.remove(parts.database.engine, "before_cursor_execute", note)
    return len(sent)


def _each(work: Callable[[], object], times: int = _OFTEN) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begun) / times
