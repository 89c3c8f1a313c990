"""What follows from Atlassian's answer to a report? Copies go, on every site that holds one."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from privacy.connect.report import Told
from privacy.errors import PrivacyError
from privacy.identity.erasing import Erasing
from privacy.identity.sealed import SiteSeal
from privacy.identity.store import StoreError
from privacy.installs.register import Register
from privacy.installs.site import Site
from privacy.storage.session import Database
from privacy.storage.tables import identity_index

_C = identity_index.c
# Of thousands of sites, one that is held up must not hold up the rest.
_LONGEST_WAIT: Final = timedelta(seconds=2)


class LeaseLostError(PrivacyError):
    """Another process may work now; what was begun here is asked and answered again."""


@dataclass(frozen=True, slots=True)
class ReportAnswers:
    """Carries answers out. An account means the same on every site, so all sites obey."""

    database: Database
    register: Register
    erasing: Erasing

    def obey(self, asked: Site, told: Told, is_mine: Callable[[], bool]) -> Mapping[int, Exception]:
        """Erase what is closed, for good, and drop what is out of date; return what failed where.

        The site that was asked comes last: where this is cut short, its rows are still there, are
        reported again, and the same answer comes. Another site that fails keeps nobody from being
        obeyed. It hears the same with its own report of its copy, within its cycle.

        Raise StoreError or SQLAlchemyError where it cannot be done at the site that was asked, or
        at no site at all, and LeaseLostError once `is_mine` says that another process works.
        """
        if not told.closed | told.updated:
            return {}
        failed = self._elsewhere(asked, told, is_mine)
        if told.updated:
            self.erasing.refresh(asked, told.updated)
        if told.closed:
            self.erasing.close(asked, told.closed, always=True)
        return failed

    def _elsewhere(
        self, asked: Site, told: Told, is_mine: Callable[[], bool]
    ) -> Mapping[int, Exception]:
        failed: dict[int, Exception] = {}
        for other in self.register.every():
            if not is_mine():
                raise LeaseLostError("another process reports")
            if other.site_id != asked.site_id:
                failed |= self._failure_at(other, told)
        return failed

    def _failure_at(self, other: Site, told: Told) -> Mapping[int, Exception]:
        held = self._held(other, told.closed | told.updated)
        try:
            self._at_another(other, told, held)
        except (StoreError, SQLAlchemyError) as error:
            if not self.erasing.store.is_ready():
                raise  # as every other site would
            return {other.site_id: error}
        return {}

    def _at_another(self, site: Site, told: Told, held: frozenset[str]) -> None:
        erasing = replace(self.erasing, longest_wait=_LONGEST_WAIT)
        if told.updated & held:
            erasing.refresh(site, told.updated & held)
        if told.closed & held:
            erasing.close(site, told.closed & held)

    def _held(self, site: Site, account_ids: Collection[str]) -> frozenset[str]:
        """Return those of which a site holds a copy, without holding anything up there."""
        seal = SiteSeal.of(site)
        hashes = {seal.hash(account_id): account_id for account_id in account_ids}
        wanted = select(_C.account_hash).where(
            _C.site_id == site.site_id, _C.account_hash.in_(list(hashes))
        )
        with self.database.reading() as connection:
            found = connection.execute(wanted).scalars().all()
        return frozenset(hashes[each] for each in found)
