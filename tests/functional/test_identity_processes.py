"""Do processes share what they ask? Also when the one that asks is killed while it does."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from privacy.connect.host import CALL_LIMIT
from privacy.simulator.fault import Kind, slow
from tests.backends import Backend
from tests.databases import STORM
from tests.functional.crew import Crew, Hand, a_crew
from tests.world import USER

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

PROCESSES, CALLERS = 4, 25
LONGEST_WAIT = CALL_LIMIT.total_seconds() + 2
# Seconds until the site answers; where it never does, everybody waits as long as they may.
UPSTREAMS = [0.8, 60] if STORM > 1 else [0.8]
Waits = list[tuple[str, float]]


@pytest.fixture
def crew(backend: Backend, policy: Path) -> Iterator[Crew]:
    with a_crew(backend, policy) as made:
        yield made


def until(is_so: Callable[[], bool]) -> None:
    ends = time.perf_counter() + 10
    while not is_so():
        assert time.perf_counter() < ends
        time.sleep(0.01)


def kill_the_maker(crew: Crew) -> tuple[list[Hand], str]:
    """Let one process ask who somebody is, and kill it in mid-call; return the others."""
    maker, *others = crew.hire(PROCESSES)
    maker.tell("look", USER, 1)
    until(lambda: crew.calls == 1)
    for hand in others:
        hand.tell("look", USER, CALLERS)
    maker.kill()
    return others, crew.site.people[USER].display_name


def test_a_hundred_in_four_processes_cost_one_call(crew: Crew) -> None:
    crew.cloud.faults.set(Kind.JIRA_USERS, slow(0.5))
    hands = [*crew.hire(PROCESSES - 1), crew.hire_here()]

    for hand in hands:
        hand.tell("look", USER, CALLERS)
    found: Waits = [each for hand in hands for each in hand.answer()]

    assert [name for name, _ in found] == [crew.site.people[USER].display_name] * 100
    assert crew.calls == 1
    assert max(waited for _, waited in found) < LONGEST_WAIT


@pytest.mark.parametrize("upstream", UPSTREAMS)
def test_a_maker_who_is_killed_costs_one_more_call_and_little_time(
    crew: Crew, upstream: float
) -> None:
    crew.cloud.faults.set(Kind.JIRA_USERS, slow(upstream))

    others, name = kill_the_maker(crew)
    found: Waits = [each for hand in others for each in hand.answer()]

    assert {each for each, _ in found} == {name if upstream < LONGEST_WAIT else "unreachable"}
    assert crew.calls == 2
    assert max(waited for _, waited in found) < LONGEST_WAIT
