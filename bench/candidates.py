"""What is measured, one beside the other? The panel, a hook, the bare template, a greeting."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, islice

from bench.asking import Asker
from bench.plan import Answers, Plan
from bench.processes import Processes
from bench.sites import Sites, get
from privacy.simulator.site import PretendSite

SECONDS = 2.0
SITES = 50
MANY, ONE = 16, 1

_MOST_PANELS, _MOST_HOOKS, _MOST = 3_000, 1_500, 50_000
_OK, _NO_CONTENT = 200, 204

Make = Callable[[int], Plan]


@dataclass(frozen=True, slots=True)
class Sample:
    """What came of one slot; `work` is the server's own time on its core for one request."""

    answers: Answers
    work: float

    @property
    def rate(self) -> float:
        """Return answers per second."""
        return self.answers.count / self.answers.seconds


@dataclass(frozen=True, slots=True)
class Candidate:
    """One kind of request to one server. The first `warm` requests are asked before, unmeasured."""

    name: str
    server: Processes
    asker: Asker
    make: Make
    warm: int = 1

    def measure(self, number: int) -> Sample:
        """Return what the slot in a round gives."""
        plan = self.make(number)
        self.asker.ask(plan.beginning(self.warm))
        before = self.server.seconds_of_work()
        answers = self.asker.ask(plan)
        return Sample(answers, (self.server.seconds_of_work() - before) / answers.count)


def panels(sites: Sites, asked: list[PretendSite], connections: int) -> Make:
    """Make plans for the panels of these sites, with a token for each request.

    Each slot has an administrator of its own: once warm, the verdict outlasts the slot.
    """

    def make(number: int) -> Plan:
        account_id = sites.hire(f"557058:bench-{connections}-{number}")
        requests = [
            sites.panel_request(site, account_id) for site in islice(cycle(asked), _MOST_PANELS)
        ]
        return Plan(sites.places.app_port, _OK, connections, SECONDS, len(requests), requests)

    return make


def hooks(sites: Sites, asked: list[PretendSite]) -> Make:
    """Make plans for hooks of these sites; the app takes each token once, so each is another."""

    def make(_: int) -> Plan:
        requests = [sites.hook_request(site) for site in islice(cycle(asked), _MOST_HOOKS)]
        return Plan(sites.places.app_port, _NO_CONTENT, MANY, SECONDS, len(requests), requests)

    return make


def pages(port: int, path: str, connections: int) -> Make:
    """Make plans for an address that needs no token."""
    plan = Plan(port, _OK, connections, SECONDS, _MOST, [get(path)])
    return lambda _: plan
