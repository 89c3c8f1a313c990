"""Does a process end once its parent is gone, and what the parent led with it, and nobody else?"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TypeAlias

import pytest

from privacy.cli.orphans import end_group, watch

SLEEP = "import time; time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
SAY = "print('ready', flush=True); "
Child: TypeAlias = "subprocess.Popen[bytes]"


def start(script: str) -> Child:
    """Start a process that leads a group of its own, and wait until it says that it is ready."""
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, start_new_session=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


@pytest.fixture
def group() -> Iterator[list[Child]]:
    """Return processes of groups of their own, which are ended at the end."""
    started: list[Child] = []
    yield started
    for child in started:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def test_once_the_parent_is_another_one_its_group_ends_and_then_this_process(
    group: list[Child],
) -> None:
    group.append(start(SAY + SLEEP))
    parents = iter([7, 7, 1])
    waits: list[float] = []
    left: list[int] = []
    caught: list[int | None] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            group[0].wait(20)

    before = signal.signal(signal.SIGTERM, lambda *_: caught.append(group[0].poll()))
    try:
        watch(7, group[0].pid, lambda: next(parents), wait, left.append)
    finally:
        signal.signal(signal.SIGTERM, before)

    # It was asked to end in order after the others, and given a while for that; then it is ended.
    assert caught == [-signal.SIGTERM]
    assert waits == [1, 1, 1, 10]
    assert left == [1]


def test_who_leads_nobody_is_followed_alone() -> None:
    left: list[int] = []
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        watch(7, None, lambda: 1, lambda _: None, left.append)
    finally:
        signal.signal(signal.SIGTERM, before)

    assert left == [1]


def test_who_does_not_end_in_order_is_killed_after_a_while(group: list[Child]) -> None:
    group.append(start(STUBBORN + SAY + SLEEP))
    waits: list[float] = []

    end_group(group[0].pid, waits.append)

    assert group[0].wait(20) == -signal.SIGKILL
    assert sum(waits) == 10


def test_a_group_in_which_nobody_is_left_is_no_failure(group: list[Child]) -> None:
    group.append(start(SAY))
    group[0].wait(20)
    waits: list[float] = []

    end_group(group[0].pid, waits.append)

    assert waits == []


@pytest.mark.parametrize("leads", [True, False])
def test_who_leads_a_group_knows_it(*, leads: bool) -> None:
    ask = "from privacy.cli.orphans import is_leader; print(is_leader())"
    found = subprocess.run(
        [sys.executable, "-c", ask], stdout=subprocess.PIPE, start_new_session=leads, check=True
    )

    assert found.stdout.split() == [str(leads).encode()]
