"""How does a process die in the middle of its work? By its own `kill -9`, before a given step."""

import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app import create_app
from privacy.installs.site import Site
from privacy.services import Services
from privacy.simulator.cloud import create_cloud
from privacy.simulator.site import PretendSite
from tests.clocks import StoppedClock
from tests.functional.acts import erase, fill, report
from tests.functional.steps import Countdown, stepped
from tests.wires import Wires
from tests.world import APP_KEY, SIGNER


@dataclass(frozen=True)
class Script:
    """What a process is to do: an act about one account of the first of these sites."""

    act: str
    account_id: str
    sites: Sequence[PretendSite]
    environment: Mapping[str, str]
    now: datetime


_ACTS: Mapping[str, Callable[[Services, Site, str], object]] = {
    "fill": fill,
    "erase": erase,
    "report": lambda services, *_: report(services),
}


def perform(script: Script, last: int) -> int:
    """Do what a script says, and die before its last step; return how many it had otherwise."""
    clock, step = (
        StoppedClock(script.now),
        Countdown(last, partial(os.kill, os.getpid(), signal.SIGKILL)),
    )
    cloud = create_cloud(script.sites, SIGNER, clock, APP_KEY)
    hosts = {site.origin.removeprefix("https://"): cloud for site in script.sites}
    app = create_app(script.environment, clock, Wires(hosts, before=lambda _: step()))
    services: Services = app.extensions["privacy.services"]
    site = services.register.installed(script.sites[0].client_key)
    _ACTS[script.act](stepped(services, step), site, script.account_id)
    services.database.engine.dispose()
    return step.steps
