"""A sweep that is killed in its middle: nobody waits for long, and nothing is left undone."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.backends import Backend
from tests.unit.retention.stage import DAY, NOTHING, SweepStage

ROOT = Path(__file__).parents[2]
LIFE = timedelta(seconds=60)
# It says that a portion is done, and would never go on.
CHILD = """
import sys, time
from datetime import datetime
from tests.clocks import StoppedClock
from tests.unit.retention.stage import SweepStage

def stop(what, count):
    print(what, count, flush=True)
    time.sleep(300)

clock = StoppedClock(datetime.fromisoformat(sys.argv[3]))
SweepStage(sys.argv[1], sys.argv[2], clock).run(stop)
"""


@pytest.fixture
def stage(backend: Backend) -> Iterator[SweepStage]:
    """Return copies that are over, and one of an ended life."""
    made = SweepStage(backend.database_url, backend.cache_url)
    made.begin()
    made.keep()
    made.installs.uninstall()
    made.clock.advance(DAY)
    yield made
    made.close()


@pytest.fixture
def child(stage: SweepStage) -> Iterator["subprocess.Popen[str]"]:
    """Return another process that has swept one portion and is still at it."""
    given = [stage.database_url, stage.store_url, stage.clock.now().isoformat()]
    started = subprocess.Popen(
        [sys.executable, "-c", CHILD, *given], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with started:
        assert started.stdout is not None
        assert started.stdout.readline() == "identities 5\n"
        yield started
        started.kill()


def test_while_one_process_sweeps_another_does_not(
    stage: SweepStage, child: "subprocess.Popen[str]"
) -> None:
    assert stage.sweep().run() is None
    assert child.poll() is None


def test_a_sweep_that_is_killed_is_replaced_after_its_lease_and_finished(
    stage: SweepStage, child: "subprocess.Popen[str]"
) -> None:
    child.send_signal(signal.SIGKILL)
    child.wait()
    stage.clock.advance(LIFE - timedelta(milliseconds=1))
    assert stage.sweep().run() is None
    stage.clock.advance(timedelta(milliseconds=1))

    swept = stage.run()

    assert (swept.sites, swept.failures, swept.is_done) == (1, (), True)
    assert (stage.pending(), stage.counts()) == ((), (0, 0, 0))
    assert set(stage.held().values()) == {0}
    assert stage.run() == NOTHING
