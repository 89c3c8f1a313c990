"""What does a process do that is killed while it reports? All of it, up to the step that is named.

It is told a folder, in which it finds what to do, and leaves what it sent.
"""

import json
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from requests import PreparedRequest

from privacy.connect.report import Told
from privacy.identity.reporting_answers import ReportAnswers
from privacy.identity.reporting_pass import Watch
from privacy.installs.site import Site
from privacy.services import build
from privacy.settings.model import Settings
from privacy.simulator.cloud import create_cloud
from privacy.simulator.site import PretendSite
from privacy.transport.call import Answer, Limits
from tests.clocks import StoppedClock
from tests.wires import Wires
from tests.world import APP_KEY, SIGNER

STEPS: Final = ("asked", "answered", "obeyed", "saved")


@dataclass(frozen=True)
class Death:
    """The step at which this process ends, and how."""

    step: str
    end: Callable[[], object]

    def comes(self, step: str) -> None:
        if step == self.step:
            self.end()


KILL: Final = partial(signal.raise_signal, signal.SIGKILL)
"""Ends this process at once, with nothing tidied up."""


@dataclass
class DeadlyWires(Wires):
    """Wires on which a report may be the last thing that this process does."""

    death: Death = field(kw_only=True)
    record: Path = field(kw_only=True)

    def send(self, request: PreparedRequest, limits: Limits) -> Answer:
        self.death.comes("asked")
        answer = Wires.send(self, request, limits)
        self.record.write_bytes(request.body if isinstance(request.body, bytes) else b"")
        self.death.comes("answered")
        return answer


@dataclass(frozen=True)
class DeadlyAnswers(ReportAnswers):
    """Obeys, and is killed before anybody learns of it."""

    death: Death

    def obey(self, asked: Site, told: Told, is_mine: Callable[[], bool]) -> Mapping[int, Exception]:
        failed = ReportAnswers.obey(self, asked, told, is_mine)
        self.death.comes("obeyed")
        return failed


def main(folder: Path, end: Callable[[], object] = KILL) -> None:
    """Report until the named step."""
    given = json.loads((folder / "given.json").read_text("utf-8"))
    clock, death = StoppedClock(datetime.fromisoformat(given["now"])), Death(given["step"], end)
    sites = [PretendSite(**told) for told in given["sites"]]
    for account_id in given["closed"]:
        sites[0].close(account_id)
    cloud = create_cloud(sites, SIGNER, clock, APP_KEY)
    hosts = {site.origin.removeprefix("https://"): cloud for site in sites}
    wires = DeadlyWires(hosts, death=death, record=folder / "sent.json")
    services = build(Settings.read(given["environment"]), clock, wires)
    of = services.reporter.answers
    answers = DeadlyAnswers(of.database, of.register, of.erasing, death)
    watch = Watch(lambda: True, progress=lambda _: death.comes("saved"))
    try:
        replace(services.reporter, answers=answers).run(timedelta(hours=1), watch)
    finally:
        services.database.engine.dispose()
