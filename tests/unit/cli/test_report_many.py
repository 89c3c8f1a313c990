"""Is a line of log short, however many sites failed?"""

import io
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from privacy.cli.report import UnreportedError, report
from privacy.identity.reporting_pass import Reported, Watch
from privacy.services import Services
from tests.world import World


@dataclass(frozen=True)
class ManyFailures:
    """A reporter to which so many sites answer nothing."""

    sites: int

    def run(self, _: timedelta, watch: Watch) -> Reported:
        reported = Reported(is_done=True)
        for number in range(1, self.sites + 1):
            reported.fail(watch, number, "the site: 503")
        return reported


@pytest.mark.parametrize(("sites", "more"), [(5, []), (6, ["and 1 more"]), (700, ["and 695 more"])])
def test_of_many_sites_that_failed_a_few_are_named(
    world: World, sites: int, more: list[str]
) -> None:
    services: Services = world.app.extensions["privacy.services"]
    told = io.StringIO()

    with pytest.raises(UnreportedError) as raised:
        report(replace(services, reporter=ManyFailures(sites)), told)  # type: ignore[arg-type]

    ids = ", ".join(["1", "2", "3", "4", "5", *more])
    assert str(raised.value).endswith(f"; sites that failed and are tried again later: {ids}")
    lines = [f"site {number}: the site: 503" for number in range(1, 6)]
    assert told.getvalue().splitlines() == [*lines, *more]
