"""What does `python -m privacy.simulator` do? It reads its arguments and runs the demo."""

import argparse
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from privacy.clock import SystemClock
from privacy.simulator.children import Launcher, ProcessLauncher
from privacy.simulator.demo import Demo
from privacy.simulator.sending import send_over_http

PROJECT = Path(__file__).parents[2]
_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(
    arguments: Sequence[str], inherited: Mapping[str, str], launcher: Launcher | None = None
) -> int:
    """Run the demo until a signal ends it; return the exit code."""
    port = _port(arguments)
    stop = threading.Event()
    for each in _ENDINGS:
        signal.signal(each, lambda *_: stop.set())
    demo = Demo(
        project=PROJECT,
        port=port,
        inherited=inherited,
        launcher=launcher or ProcessLauncher(PROJECT),
        send=send_over_http,
        clock=SystemClock(),
        stop=stop,
        say=_say,
    )
    return demo.run()


def _port(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m privacy.simulator",
        description="Show the app beside a pretend Jira and Confluence.",
    )
    parser.add_argument("--port", type=int, default=8100, help="of the pretend Atlassian")
    port: int = parser.parse_args(arguments).port
    return port


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
