"""Do callers share one question, and does nobody wait for ever?"""

import threading
from datetime import timedelta

import pytest

from privacy.clock import SystemClock
from privacy.connect.host import CALL_LIMIT
from privacy.identity.flights import CLAIM, LONGEST, Flights, Found
from privacy.identity.store import Store
from tests.clocks import StoppedClock
from tests.unit.identity.flying import HastyClock, Journey, learned
from tests.unit.identity.meanwhile import Aside, at_once


def test_one_caller_learns_what_it_asks_and_claims_nothing_afterwards(
    flights: Flights, journey: Journey, live_store: Store
) -> None:
    assert flights.join(journey.trip(), ["a", "b"]) == learned("a", "b")
    assert journey.asked == [{"a", "b"}]
    assert live_store.claim(["7-a", "7-b"], b"another", CLAIM) == {"7-a", "7-b"}


def test_who_asks_has_a_whole_call_and_leaves_time_for_keeping(
    live_store: Store, journey: Journey
) -> None:
    clock = StoppedClock()

    Flights(live_store, clock).join(journey.trip(), ["a"])

    asks_for = timedelta(seconds=journey.ends[0] - clock.monotonic())
    assert CALL_LIMIT < asks_for == timedelta(seconds=LONGEST - 1)


def test_nothing_is_nothing(flights: Flights, journey: Journey) -> None:
    assert flights.join(journey.trip(), []) == {}
    assert journey.asked == []


def test_a_hundred_callers_ask_once(flights: Flights, journey: Journey) -> None:
    journey.meanwhile = lambda: threading.Event().wait(0.3)
    found: list[Found] = []

    at_once(*[lambda: found.append(flights.join(journey.trip(), ["a"]))] * 100)

    assert journey.asked == [{"a"}]
    assert found == [learned("a")] * 100


def test_four_processes_ask_once(live_store: Store, journey: Journey) -> None:
    journey.meanwhile = lambda: threading.Event().wait(0.3)
    found: list[Found] = []

    def process() -> None:
        found.append(Flights(live_store, SystemClock()).join(journey.trip(), ["a"]))

    at_once(*[process] * 4)

    assert journey.asked == [{"a"}]
    assert found == [learned("a")] * 4


def test_who_needs_more_asks_for_the_rest_alone(flights: Flights, journey: Journey) -> None:
    found: list[Found] = []
    second = Aside(lambda: found.append(flights.join(journey.trip(), ["a", "b"])))

    def begin() -> None:
        journey.meanwhile = int
        second.begin()

    journey.meanwhile = begin
    flights.join(journey.trip(), ["a"])
    second.end()

    assert journey.asked == [{"a"}, {"b"}]
    assert found == [learned("a", "b")]


def test_accounts_of_another_site_are_another_question(flights: Flights, journey: Journey) -> None:
    other = Journey()
    journey.meanwhile = lambda: flights.join(other.trip(8), ["a"])

    flights.join(journey.trip(), ["a"])

    assert journey.asked == other.asked == [{"a"}]


def test_what_another_process_kept_since_is_not_asked_again(
    flights: Flights, journey: Journey
) -> None:
    journey.cache |= learned("a")

    assert flights.join(journey.trip(), ["a", "b"]) == learned("a", "b")
    assert flights.join(journey.trip(), ["a", "b"]) == learned("a", "b")
    assert journey.asked == [{"b"}]


def test_a_leader_that_fails_wakes_all_who_wait(flights: Flights, journey: Journey) -> None:
    found: list[Found] = []
    joiners = [Aside(lambda: found.append(flights.join(journey.trip(), ["a"]))) for _ in range(3)]

    def fail() -> None:
        for each in joiners:
            each.begin(0.1)
        raise LookupError

    journey.meanwhile = fail
    with pytest.raises(LookupError):
        flights.join(journey.trip(), ["a"])
    for each in joiners:
        each.end()

    assert found == [{}] * 3
    assert journey.asked == [{"a"}]


def test_who_joins_waits_for_a_bounded_time(live_store: Store, journey: Journey) -> None:
    clock, landed = HastyClock(), threading.Event()
    flights = Flights(live_store, clock)
    journey.meanwhile = lambda: landed.wait(30)
    leader = Aside(lambda: flights.join(journey.trip(), ["a"]))
    leader.begin(0.1)

    clock.step = timedelta(seconds=LONGEST - 0.05)
    assert flights.join(journey.trip(), ["a"]) == {}
    assert not leader.is_done

    landed.set()
    leader.end()
    assert journey.asked == [{"a"}]
