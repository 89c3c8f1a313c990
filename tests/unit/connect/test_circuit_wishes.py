"""Is a site that says when it wants to be asked again left alone until then?"""

from datetime import timedelta

import pytest

from privacy.connect.circuit import Circuits
from tests.clocks import StoppedClock

from .troubles import ACME, fail, seconds, wait_of


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def circuits(clock: StoppedClock) -> Circuits:
    return Circuits(clock)


@pytest.mark.parametrize("wanted", [2, 17, 3600])
def test_a_site_that_says_when_to_come_again_is_left_alone_until_then(
    circuits: Circuits, clock: StoppedClock, wanted: int
) -> None:
    circuits.failed(ACME, seconds(wanted))
    wait = wait_of(circuits)
    clock.advance(seconds(wanted))

    assert wait == wanted
    assert wait_of(circuits) == 0


def test_the_later_of_two_wishes_counts(circuits: Circuits) -> None:
    circuits.failed(ACME, seconds(30))
    circuits.failed(ACME, seconds(20))

    assert wait_of(circuits) == 30


def test_a_wish_can_prolong_a_trouble_and_never_shorten_it(circuits: Circuits) -> None:
    fail(circuits, 3)
    circuits.failed(ACME, seconds(2))
    before = wait_of(circuits)
    circuits.failed(ACME, seconds(40))

    assert (before, wait_of(circuits)) == (10, 40)


def test_a_trial_after_a_wish_that_fails_without_one_opens_again(
    circuits: Circuits, clock: StoppedClock
) -> None:
    circuits.failed(ACME, seconds(7))
    clock.advance(seconds(7))
    fail(circuits, 1)

    assert wait_of(circuits) == 10


def test_a_wish_for_no_time_at_all_is_a_failure_like_others(circuits: Circuits) -> None:
    circuits.failed(ACME, timedelta(0))
    after_one = wait_of(circuits)
    circuits.failed(ACME, timedelta(0))
    circuits.failed(ACME, timedelta(0))

    assert (after_one, wait_of(circuits)) == (0, 10)


def test_an_answer_of_a_site_without_trouble_changes_nothing(circuits: Circuits) -> None:
    circuits.succeeded(ACME)

    assert wait_of(circuits) == 0
