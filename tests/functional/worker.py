"""What does a process of the app do in a test? What it is asked over a pipe, until it may go."""

import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from multiprocessing.connection import Connection

from app import create_app
from privacy.clock import SystemClock
from privacy.installs.site import Site
from privacy.services import Services
from privacy.transport.http import HttpTransport
from tests.functional.acts import erase, sweep
from tests.functional.walking import holders


class MovedClock(SystemClock):
    """The clock of the machine, its time of day moved by so much."""

    def __init__(self, moved: timedelta) -> None:
        self.moved = moved

    def now(self) -> datetime:
        return super().now() + self.moved


class Worker:
    """The app in one process, over real sockets."""

    def __init__(self, environment: Mapping[str, str], clock: MovedClock, client_key: str) -> None:
        self.clock = clock
        self.app = create_app(environment, clock, HttpTransport())
        self.services: Services = self.app.extensions["privacy.services"]
        self.client_key = client_key

    @property
    def site(self) -> Site:
        return self.services.register.installed(self.client_key)

    def ready(self) -> None:
        """Answer, which shows that it is there."""

    def look(self, account_id: str, callers: int) -> list[tuple[str, float]]:
        """Let so many look an account up at once; return what each got, and after how long."""
        site, together = self.site, threading.Barrier(callers)

        def caller(_: int) -> tuple[str, float]:
            together.wait()
            began = time.perf_counter()
            found = self.services.identities.directory.lookup(site, [account_id])[account_id]
            return found.display_name or found.standing, time.perf_counter() - began

        with ThreadPoolExecutor(callers) as threads:
            return list(threads.map(caller, range(callers)))

    def view(self, query: str, account_id: str, *backwards: str) -> list[set[str]]:
        """Show the panel and look an account up; return what holds names at that moment."""
        page = self.app.test_client().get(f"/panel?{query}", buffered=True)
        found = self.services.identities.directory.lookup(self.site, [account_id])
        assert (page.status_code, list(found)) == (200, [account_id])
        return self.walk(*backwards)

    def walk(self, *backwards: str) -> list[set[str]]:
        """Return what holds each name."""
        return holders(*backwards)

    def erase(self, account_id: str) -> bool:
        return erase(self.services, self.site, account_id)

    def advance(self, by: timedelta) -> None:
        self.clock.moved += by

    def sweep(self) -> bool:
        return sweep(self.services) is not None

    def close(self) -> None:
        self.services.database.engine.dispose()


def work(
    pipe: Connection, environment: Mapping[str, str], clock: MovedClock, client_key: str
) -> None:
    """Be a worker: do what is asked by name, and answer, until asked to close."""
    worker, name = Worker(environment, clock, client_key), ""
    while name != "close":
        name, *given = pipe.recv()
        pipe.send(getattr(worker, name)(*given))
    pipe.close()
