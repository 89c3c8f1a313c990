"""How is what is over removed, by hand and beside the server?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click

from privacy.cli.invocation import Invocation, standard_error
from privacy.cli.orphans import end_with
from privacy.cli.report import report
from privacy.cli.sweeper import Sweeper, Work
from privacy.errors import PrivacyError
from privacy.retention.removals import Removals
from privacy.retention.sweep import Progress, Sweep, nothing
from privacy.services import Services, build
from privacy.settings.model import Settings
from privacy.transport.http import HttpTransport


class UnfinishedError(PrivacyError):
    """Something is left to do; the message says what was done and what failed."""


@click.command("sweep")
@click.option("--beside", type=int, hidden=True, help="Go on while this process is the parent.")
@click.option("--led", type=int, hidden=True, help="The process group to end with the parent.")
@click.pass_obj
def sweep_command(invocation: Invocation, beside: int | None, led: int | None) -> None:
    """Remove everything whose time is over, once."""
    with _services(invocation) as services:
        if beside is None:
            click.echo(sweep(services, _shown() if standard_error().isatty() else nothing))
            return
        end_with(beside, led)
        Sweeper(works(services), services.settings.sweep_interval, services.clock).run()


def works(services: Services) -> Mapping[str, Work]:
    """Return what is done beside a server: first what is due here, then what Atlassian is told.

    However slowly sites answer, half of each interval is left for what is due here.
    """
    half = services.settings.sweep_interval / 2
    return {
        "sweep": lambda _: sweep(services),
        "report": lambda told: report(services, told, half),
    }


def sweep(services: Services, progress: Progress = nothing) -> str:
    """Sweep once and return in words what was done; raise UnfinishedError where some is left."""
    removals = Removals.of(services.database, services.identities, services.in_force)
    swept = Sweep(removals).run(progress)
    if swept is None:
        return "another process sweeps at this moment"
    if swept.failures or not swept.is_done:
        raise UnfinishedError(str(swept))
    return str(swept)


def _shown() -> Progress:
    """Return what tells a person how far a sweep has come."""
    done: Counter[str] = Counter()

    def show(what: str, count: int) -> None:
        done[what] += count
        click.echo(f"{what}: {done[what]} so far", err=True)

    return show


@contextmanager
def _services(invocation: Invocation) -> Iterator[Services]:
    settings = Settings.read(invocation.environment)
    services = build(settings, invocation.clock, HttpTransport())
    try:
        yield services
    finally:
        services.database.engine.dispose()
