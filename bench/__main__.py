"""Measure the app on the server that `serve` uses, and what many identities cost.

Everything that is started here ends here.
"""

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import candidates, report
from bench.asking import Asker
from bench.candidates import MANY, ONE, SITES, Candidate, hooks, pages, panels
from bench.cores import Cores, on_core
from bench.identities.run import IdentityRun
from bench.processes import Processes
from bench.rounds import Task, interleaved
from bench.servers import SERVE, SERVE_READY, Servers
from bench.sites import Sites
from privacy.clock import SystemClock
from privacy.errors import PrivacyError
from privacy.simulator.children import ProcessLauncher
from privacy.simulator.places import Places
from privacy.simulator.serving import free_port

_PROJECT = Path(__file__).parent.parent
_ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Run:
    """One run: servers that stand side by side, and as many rounds as asked for."""

    rounds: int
    cores: Cores
    launcher: ProcessLauncher
    folder: Path

    def run(self) -> None:
        """Measure and print."""
        _say(report.conditions(self.cores))
        places = Places(self.folder, free_port(0), free_port(0))
        sites = Sites.new(places, SystemClock(), _PROJECT)
        servers = Servers.new(self.launcher, self.cores, places)
        other = servers.elsewhere()
        with ExitStack() as stack:
            stack.enter_context(sites.served())
            real, _ = stack.enter_context(servers.running(SERVE, places, "/readyz"))
            ready, _ = stack.enter_context(servers.running(SERVE_READY, other, "/hello"))
            self._loads(self._candidates(sites, real, ready, other.app_port))
            _say(report.memory(real.megabytes_of_workers(), real.megabytes_of_root()))
        self._starts(servers)

    def _candidates(
        self, sites: Sites, real: Processes, ready: Processes, port: int
    ) -> list[Candidate]:
        for_panels, for_hooks = sites.of("panel", SITES), sites.of("hook", SITES)
        sites.install(for_panels + for_hooks)
        asker = Asker(self.launcher, self.folder)
        many, one = panels(sites, for_panels, MANY), panels(sites, for_panels, ONE)
        return [
            Candidate(report.PANEL, real, asker, many, warm=SITES),
            Candidate(report.VIEW, ready, asker, pages(port, "/panel", MANY)),
            Candidate(report.HOOK, real, asker, hooks(sites, for_hooks)),
            Candidate(report.HELLO, ready, asker, pages(port, "/hello", MANY)),
            Candidate(report.PANEL_ALONE, real, asker, one, warm=SITES),
            Candidate(report.VIEW_ALONE, ready, asker, pages(port, "/panel", ONE)),
        ]

    def _loads(self, measured: list[Candidate]) -> None:
        tasks = [Task(each.name, each.measure) for each in measured]
        samples = interleaved(tasks, self.rounds, _note)
        _say(("", *report.speeds(samples), "", *report.ratios(samples)))

    def _starts(self, servers: Servers) -> None:
        tasks = [
            Task("cold start of serve, to its first answer", lambda _: servers.start_time()),
            Task("of it, import and create_app", lambda _: servers.import_time()),
        ]
        _say(report.starts(interleaved(tasks, self.rounds, _note)))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _note(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def main() -> None:
    """Read what is wanted and how many rounds of it, and run."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=candidates.__doc__)
    parser.add_argument("part", nargs="?", choices=_PARTS, help="one alone; else both")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="of all, each in turn")
    wanted = parser.parse_args()
    # So that a signal, too, lets every server be stopped on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    with tempfile.TemporaryDirectory(prefix="privacy-bench-") as folder:
        try:
            for part in [wanted.part] if wanted.part else _PARTS:
                _PARTS[part](Path(folder), wanted.rounds)
        except PrivacyError as error:
            sys.exit(f"error: {error}")


def _requests(folder: Path, rounds: int) -> None:
    cores = Cores.pick()
    with on_core(cores.load):
        Run(rounds, cores, ProcessLauncher(_PROJECT), folder).run()


def _identities(folder: Path, rounds: int) -> None:
    IdentityRun(folder, rounds, _say, _note).run()


_PARTS = {"requests": _requests, "identities": _identities}


if __name__ == "__main__":
    main()
