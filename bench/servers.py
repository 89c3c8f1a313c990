"""Which servers run? The real one, and the one with ready values, alone on their core."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from bench.cores import Cores, on_core
from bench.processes import Processes
from privacy.errors import PrivacyError
from privacy.sealing.keys import new_key
from privacy.simulator.children import Child, ProcessLauncher
from privacy.simulator.places import Places, app_environment
from privacy.simulator.sending import send_over_http
from privacy.simulator.serving import free_port

SERVE = ("-m", "privacy", "serve")
SERVE_READY = ("-m", "bench.serve_ready")

_LONGEST_START = 60.0
_PAUSE = 0.002
_OK = 200
_ANY_PORT = 0


class StartError(PrivacyError):
    """A server did not come up."""


@dataclass(frozen=True, slots=True)
class Servers:
    """Starts servers that share one database, each on the servers' core."""

    launcher: ProcessLauncher
    cores: Cores
    places: Places
    sealing_key: str

    @classmethod
    def new(cls, launcher: ProcessLauncher, cores: Cores, places: Places) -> "Servers":
        """Return servers over a new and empty database."""
        servers = cls(launcher, cores, places, new_key())
        launcher.output_of(["-m", "privacy", "migrate"], servers.environment(places))
        return servers

    def environment(self, places: Places) -> dict[str, str]:
        """Return all that a server reads: the settings of a demo, one worker, and no more."""
        return {**app_environment(places, {}, self.sealing_key), "PRIVACY_WORKERS": "1"}

    def elsewhere(self) -> Places:
        """Return the same places with a free port for another server."""
        return replace(self.places, app_port=free_port(_ANY_PORT))

    @contextmanager
    def running(
        self, arguments: tuple[str, ...], places: Places, path: str
    ) -> Iterator[tuple[Processes, float]]:
        """Yield a server once it answers at a path, and how long that took."""
        environment: Mapping[str, str] = self.environment(places)
        log = places.folder / f"{places.app_port}.log"
        with on_core(self.cores.server):
            begun = time.perf_counter()
            child = self.launcher.start(arguments, environment, log)
        try:
            _wait(child, places.app_url + path, begun + _LONGEST_START)
            yield Processes(child.process.pid), time.perf_counter() - begun
        finally:
            child.stop()

    def import_time(self) -> float:
        """Return the seconds in which a fresh process imports everything and makes the app."""
        with on_core(self.cores.server):
            printed = self.launcher.output_of(
                ["-m", "bench.import_time"], self.environment(self.places)
            )
        return float(printed)

    def start_time(self) -> float:
        """Return the seconds from the start of `serve` to its first answer."""
        with self.running(SERVE, self.elsewhere(), "/healthz") as (_, seconds):
            return seconds


def _wait(child: Child, url: str, deadline: float) -> None:
    while not _answers(url):
        if child.has_ended() or time.perf_counter() > deadline:
            raise StartError(child.last_output())
        time.sleep(_PAUSE)


def _answers(url: str) -> bool:
    try:
        return send_over_http("GET", url, {}, b"")[0] == _OK
    except OSError:
        return False
