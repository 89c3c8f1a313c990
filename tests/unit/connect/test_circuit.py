"""Is a site in trouble left alone, for longer each time, and found again by one caller?"""

import threading

import pytest

from privacy.connect.circuit import Circuits
from tests.clocks import StoppedClock

from .troubles import ACME, RIVAL, fail, seconds, wait_of


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def circuits(clock: StoppedClock) -> Circuits:
    return Circuits(clock)


def test_a_site_that_nobody_complained_about_may_be_asked(circuits: Circuits) -> None:
    assert wait_of(circuits) == 0


def test_three_failures_in_a_row_leave_a_site_alone_for_ten_seconds(
    circuits: Circuits, clock: StoppedClock
) -> None:
    fail(circuits, 2)
    before = wait_of(circuits)
    circuits.failed(ACME)

    assert (before, wait_of(circuits)) == (0, 10)
    clock.advance(seconds(4))
    assert wait_of(circuits) == 6


def test_an_answer_in_between_breaks_the_row(circuits: Circuits) -> None:
    fail(circuits, 2)
    circuits.succeeded(ACME)
    fail(circuits, 2)

    assert wait_of(circuits) == 0


def test_other_sites_are_in_no_trouble(circuits: Circuits) -> None:
    fail(circuits, 3)

    assert wait_of(circuits, RIVAL) == 0


def test_after_the_time_one_may_try_and_the_others_still_wait(
    circuits: Circuits, clock: StoppedClock
) -> None:
    fail(circuits, 3)
    clock.advance(seconds(10))

    assert [wait_of(circuits) for _ in range(3)] == [0, 10, 10]


def test_a_trial_that_succeeds_ends_the_trouble(circuits: Circuits, clock: StoppedClock) -> None:
    fail(circuits, 3)
    clock.advance(seconds(10))
    circuits.check(ACME)
    circuits.succeeded(ACME)

    fail(circuits, 2)
    assert wait_of(circuits) == 0


def test_each_trial_that_fails_doubles_the_time_up_to_five_minutes(
    circuits: Circuits, clock: StoppedClock
) -> None:
    fail(circuits, 3)
    waits = []
    for _ in range(7):
        waits.append(wait_of(circuits))
        clock.advance(seconds(waits[-1]))
        fail(circuits, 1)

    assert waits == [10, 20, 40, 80, 160, 300, 300]


def test_a_trial_that_never_reports_back_ends_by_itself(
    circuits: Circuits, clock: StoppedClock
) -> None:
    fail(circuits, 3)
    clock.advance(seconds(10))
    circuits.check(ACME)
    clock.advance(seconds(10))

    assert wait_of(circuits) == 0


def test_failures_of_calls_that_went_out_before_prolong_nothing(circuits: Circuits) -> None:
    for _ in range(8):
        circuits.failed(ACME)

    assert wait_of(circuits) == 10


def test_an_answer_to_a_call_that_went_out_before_says_nothing_of_now(circuits: Circuits) -> None:
    fail(circuits, 3)
    circuits.succeeded(ACME)

    assert wait_of(circuits) == 10


def test_no_more_than_ten_thousand_sites_are_remembered(circuits: Circuits) -> None:
    fail(circuits, 3)
    for number in range(10_000):
        circuits.failed(f"site-{number}", seconds(60))

    assert wait_of(circuits) == 0
    assert wait_of(circuits, "site-0") == 60


def test_of_many_who_come_at_the_end_one_may_try(circuits: Circuits, clock: StoppedClock) -> None:
    fail(circuits, 3)
    clock.advance(seconds(10))
    start, waits = threading.Barrier(16), list[float]()

    def come() -> None:
        start.wait()
        waits.append(wait_of(circuits))

    threads = [threading.Thread(target=come) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(waits) == [0] + [10] * 15
