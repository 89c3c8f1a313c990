"""Whose data do we hold? Told to Atlassian now, for operators who have a timer of their own."""

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Final, TextIO

import click

from privacy.cli.invocation import Invocation, standard_error
from privacy.errors import PrivacyError
from privacy.identity.reporting_pass import Reported, Watch
from privacy.retention.lease import Lease
from privacy.services import Services, build
from privacy.settings.model import Settings
from privacy.transport.http import HttpTransport

LEASE: Final = "report"
"""The name of the lease of whoever reports."""

_LONGEST: Final = timedelta(hours=1)
_SPREAD: Final = timedelta(minutes=5)
_SHOWN: Final = 5


class UnreportedError(PrivacyError):
    """Some of what is due was not reported."""


@click.command("report")
@click.option("--now", is_flag=True, help="Begin at once, not within the next five minutes.")
@click.pass_obj
def report_command(invocation: Invocation, *, now: bool) -> None:
    """Report to Atlassian of which accounts copies are held, as far as that is due.

    Without --now, and where nobody looks on, it begins after a random part of five minutes, so that
    timers that go off on the hour do not call all sites at the same moment.
    """
    settings = Settings.read(invocation.environment)
    services, told = build(settings, invocation.clock, HttpTransport()), standard_error()
    try:
        latest = timedelta(0) if now or told.isatty() else _SPREAD
        hold_back(latest * random.SystemRandom().random(), threading.Event().wait, told)
        click.echo(report(services, told))
    finally:
        services.database.engine.dispose()


def hold_back(pause: timedelta, wait: Callable[[float], object], told: TextIO) -> None:
    """Wait, and say so where there is anything to wait for."""
    seconds = pause.total_seconds()
    if seconds:
        click.echo(f"reports begin in {seconds:.0f} seconds; --now begins at once", file=told)
        wait(seconds)


def report(services: Services, told: TextIO, most: timedelta = _LONGEST) -> str:
    """Report what is due, for that long at most, and return a line that sums it up.

    `told` gets a bar of the progress, where it is a terminal, then what an operator should know.

    Raise UnreportedError where that is not all, with what was done and the ids of sites that
    failed. Of many lines and ids the first are told, and how many there are more.
    """
    with Lease(services.database, services.clock, LEASE).held() as hold:
        if hold is None:
            return "another process reports at this moment"
        notes: list[str] = []
        with _bar(services, told) as progress:
            reported = services.reporter.run(most, Watch(hold.is_mine, progress, notes.append))
        hold.is_finished = reported.is_done
    for note in _some(notes):
        click.echo(note, file=told)
    return _summed_up(reported)


@contextmanager
def _bar(services: Services, told: TextIO) -> Iterator[Callable[[int], object]]:
    if not told.isatty():
        yield lambda _: None
        return
    length = services.reporter.plan.waiting()
    with click.progressbar(length=length, label="accounts", file=told) as bar:
        yield bar.update


def _summed_up(reported: Reported) -> str:
    done = (
        f"accounts reported: {reported.accounts}, sites: {len(reported.sites)}, "
        f"closed: {reported.closed}, changed: {reported.updated}"
    )
    if reported.failures:
        failed = ", ".join(_some([str(site_id) for site_id in sorted(reported.failures)]))
        raise UnreportedError(f"{done}; sites that failed and are tried again later: {failed}")
    if not reported.is_done:
        raise UnreportedError(f"{done}; not all is reported yet, the next time goes on")
    return done


def _some(all_of_it: Sequence[str]) -> list[str]:
    more = len(all_of_it) - _SHOWN
    return [*all_of_it[:_SHOWN], *([f"and {more} more"] if more > 0 else [])]
