"""Is there time for what is due here, however slowly sites answer?"""

import io
from dataclasses import replace
from datetime import timedelta

from privacy.cli.upkeep import works
from privacy.identity.reporting_pass import Reported, Watch
from privacy.services import Services
from tests.world import World


class Recorder:
    """A reporter that has nothing to do, and notes for how long it might."""

    def __init__(self) -> None:
        self.most: list[timedelta] = []

    def run(self, most: timedelta, _: Watch) -> Reported:
        self.most.append(most)
        return Reported(is_done=True)


def test_reports_leave_half_of_each_interval_to_the_sweep(world: World) -> None:
    services: Services = world.app.extensions["privacy.services"]
    reporter = Recorder()

    works(replace(services, reporter=reporter))["report"](io.StringIO())  # type: ignore[arg-type]

    assert reporter.most == [services.settings.sweep_interval / 2]
