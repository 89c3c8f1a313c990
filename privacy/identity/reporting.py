"""How does Atlassian learn whose data we hold? Each copy is reported once in each cycle.

https://developer.atlassian.com/cloud/jira/platform/user-privacy-developer-guide/
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Self

from sqlalchemy.exc import SQLAlchemyError

from privacy.clock import Clock
from privacy.connect.host import Host
from privacy.connect.report import (
    ReportFailedError,
    ReportMalformedError,
    ReportRefusedError,
    Told,
    send,
)
from privacy.errors import UnavailableError
from privacy.identity.erasing import Erasing
from privacy.identity.reporting_answers import LeaseLostError, ReportAnswers
from privacy.identity.reporting_pass import Reported, Watch, reason
from privacy.identity.reporting_plan import Portion, ReportPlan
from privacy.installs.register import Register
from privacy.installs.site import Site

_SITES: Final = 20
_SHORTEST: Final = timedelta(minutes=1)
_SOON: Final = timedelta(minutes=20)
_DAY: Final = timedelta(days=1)
_SPREAD: Final = 0.4


@dataclass(frozen=True, slots=True)
class Reporter:
    """Reports what is due, one call at a time. There must be one that works at a time.

    `spread` returns a number from 0 to 1 by chance, so that sites that failed together do not
    come back together.
    """

    host: Host
    path: str
    register: Register
    plan: ReportPlan
    answers: ReportAnswers
    clock: Clock
    spread: Callable[[], float]

    @classmethod
    def of(cls, host: Host, path: str, register: Register, erasing: Erasing) -> Self:
        """Return what reports to a path of each site, from the database that is erased in."""
        plan = ReportPlan(erasing.database, erasing.clock)
        answers = ReportAnswers(erasing.database, register, erasing)
        by_chance = random.SystemRandom().random
        return cls(host, path, register, plan, answers, erasing.clock, by_chance)

    def run(self, most: timedelta, watch: Watch) -> Reported:
        """Report what is due, for that long at most; a call that has begun is finished.

        What was done is saved after each call, so it may be stopped at any point. What a site or
        the database does wrong is counted, and raises nothing.
        """
        until = self.clock.monotonic() + most.total_seconds()
        reported, stuck = Reported(), set[int]()
        try:
            for site_id in self._sites(stuck):
                if self.clock.monotonic() >= until or not watch.is_mine():
                    return reported
                self._try(site_id, watch, reported, stuck)
        except LeaseLostError:
            return reported
        except SQLAlchemyError as error:
            watch.note(f"the database: {type(error).__name__}")
            return reported
        reported.is_done = True
        return reported

    def _sites(self, stuck: set[int]) -> Iterator[int]:
        """Yield sites as long as there are any to try; each makes progress, or is stuck."""
        while True:
            due = [it for it in self.plan.sites(_SITES + len(stuck)) if it not in stuck]
            if not due:
                return
            yield from due

    def _try(self, site_id: int, watch: Watch, reported: Reported, stuck: set[int]) -> None:
        try:
            self._report(site_id, watch, reported)
        except (UnavailableError, SQLAlchemyError) as error:
            reported.fail(watch, site_id, reason(error))
            self._postpone(site_id, error, stuck)

    def _report(self, site_id: int, watch: Watch, reported: Reported) -> None:
        site = self.register.of(site_id)
        portion = self.plan.portion(site) if site else Portion((), ())
        if site is None or not portion.hashes:
            # What is left there waits for the sweep, or for the key that opens it.
            if self.plan.postpone(site_id, _SOON) and site is None:
                reported.fail(watch, site_id, "its keys do not open")
            return
        told = self._send(site, portion)
        if told.strangers:
            watch.note(f"site {site_id}: answers about no reported account: {told.strangers}")
        if not self._is_still(site):
            self.plan.postpone(site_id, _SOON)
            return
        # First what was answered: cut short in between, the same is reported and answered again.
        for other, error in self.answers.obey(site, told, watch.is_mine).items():
            reported.fail(watch, other, f"what site {site_id} was told: {reason(error)}")
        self.plan.done(site, portion, told.cycle)
        reported.add(site_id, portion, told)
        watch.progress(len(portion.hashes))

    def _send(self, site: Site, portion: Portion) -> Told:
        if not portion.copies:
            return Told()
        try:
            return send(self.host, site.access, self.path, portion.copies)
        except ReportRefusedError:
            self.plan.suspect(site)
            raise

    def _is_still(self, site: Site) -> bool:
        """Tell whether a site is in the life that was asked; an answer to another one is void."""
        found = self.register.of(site.site_id)
        return found is not None and found.life == site.life

    def _postpone(self, site_id: int, error: Exception, stuck: set[int]) -> None:
        cycle = error.cycle if isinstance(error, ReportFailedError) else None
        wait = max(_wait(error), _SHORTEST) * (1 + _SPREAD * self.spread())
        try:
            self.plan.postpone(site_id, wait, cycle)
        except SQLAlchemyError:
            stuck.add(site_id)


def _wait(error: Exception) -> timedelta:
    """Return after how long to try again, at least."""
    if isinstance(error, ReportRefusedError | ReportMalformedError):
        return _DAY
    said = error.retry_after if isinstance(error, UnavailableError) else None
    return _SOON if said is None else said
