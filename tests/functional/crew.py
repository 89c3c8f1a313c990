"""How do processes of the app work beside one pretend Atlassian? Over loopback, as they do."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any

from app import create_app
from privacy.clock import Clock, SystemClock
from privacy.simulator.cloud import Cloud, create_cloud
from privacy.simulator.serving import Served, free_port
from privacy.simulator.signing import frame_query, hook, page_query
from privacy.simulator.site import PretendSite
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from privacy.transport.http import HttpTransport
from tests.backends import Backend
from tests.clocks import BEGINNING
from tests.functional.children import children
from tests.functional.worker import MovedClock, work
from tests.world import ADMIN, APP_KEY, SEALING_KEY, SIGNER

_BASE_URL = "http://127.0.0.1:8000"
_BULK = "/rest/api/3/user/bulk"


@dataclass
class Hand:
    """One worker, and the pipe to it."""

    pipe: Connection
    process: BaseProcess | Thread

    def tell(self, *asked: object) -> None:
        """Ask without waiting for the answer."""
        self.pipe.send(asked)

    def answer(self) -> Any:  # noqa: ANN401 - whatever the worker returns
        return self.pipe.recv()

    def ask(self, *asked: object) -> Any:  # noqa: ANN401 - whatever the worker returns
        self.tell(*asked)
        return self.answer()

    def kill(self) -> None:
        """End it with no time for anything, as `kill -9` does."""
        assert isinstance(self.process, BaseProcess)
        self.process.kill()
        self.process.join()

    def end(self) -> None:
        """Let it finish; one that was killed has nothing to say any more."""
        if self.process.is_alive():
            self.ask("close")
        self.process.join(10)
        self.pipe.close()


@dataclass
class Crew:
    """A site on which the app is installed, and processes that all serve it."""

    environment: Mapping[str, str]
    cloud: Cloud
    site: PretendSite
    clock: MovedClock
    hands: ExitStack

    def hire(self, processes: int) -> list[Hand]:
        """Return new workers, each in a process of its own, when all of them are there."""
        hired = [self._hire(children().Process) for _ in range(processes)]
        for hand in hired:
            hand.ask("ready")
        return hired

    def hire_here(self) -> Hand:
        """Return a worker that is a thread of the test's own process."""
        return self._hire(Thread)

    def _hire(self, kind: Any) -> Hand:  # noqa: ANN401 - processes and threads are made alike
        ours, theirs = children().Pipe()
        made = kind(
            target=work,
            args=(theirs, self.environment, self.clock, self.site.client_key),
            daemon=True,
        )
        made.start()
        if kind is not Thread:
            theirs.close()  # so that the death of the process is noticed here
        hand = Hand(ours, made)
        self.hands.callback(hand.end)
        return hand

    @property
    def calls(self) -> int:
        """Return how often the pretend Atlassian was asked who somebody is."""
        return self.cloud.asked.count(("GET", _BULK))

    def panel_query(self) -> str:
        query = frame_query(self.site)
        return page_query(self.site, "GET", "/panel", query, ADMIN, self.clock.now())


@contextmanager
def a_crew(backend: Backend, policy: Path) -> Iterator[Crew]:
    """Yield a crew without workers; all that were hired are gone at the end."""
    site = PretendSite.new("jira:crew-1", "jira", f"http://127.0.0.1:{free_port(0)}")
    environment = {
        "PRIVACY_DEVELOPMENT": "1",
        "PRIVACY_BASE_URL": _BASE_URL,
        "PRIVACY_DATABASE_URL": backend.database_url,
        "PRIVACY_CACHE_URL": backend.cache_url,
        "PRIVACY_SEALING_KEYS": SEALING_KEY,
        "PRIVACY_INSTALL_KEY_URLS": f"{site.origin}/keys",
        "PRIVACY_THREADS": "32",
        "PRIVACY_POLICY": str(policy),
    }
    # A policy is in force from a day on, so all of them live in the days of other tests.
    clock = MovedClock(BEGINNING - SystemClock().now())
    cloud = create_cloud([site], SIGNER, clock, APP_KEY)
    with Served(cloud, int(site.origin.rpartition(":")[2])), ExitStack() as hands:
        _install(environment, site, clock)
        yield Crew(environment, cloud, site, clock, hands)


def _install(environment: Mapping[str, str], site: PretendSite, clock: Clock) -> None:
    database = Database(open_engine(environment["PRIVACY_DATABASE_URL"]))
    migrate(database)
    app = create_app(environment, clock, HttpTransport())
    made = hook(site, "installed", SIGNER, _BASE_URL, APP_KEY, clock.now())
    response = app.test_client().post(
        made.path, data=made.body, headers={**made.headers, "Content-Type": "application/json"}
    )
    assert response.status_code == 204, response.text
    site.installed = True
    for each in (database, app.extensions["privacy.services"].database):
        each.engine.dispose()
