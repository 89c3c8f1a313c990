"""Is what another process works on waited for, and taken over when that one ends?"""

import threading
from collections.abc import Callable, Collection
from datetime import timedelta

from privacy.identity.flights import CLAIM, LONGEST, Flights, Found, Trip
from privacy.identity.store import Store
from tests.clocks import StoppedClock
from tests.unit.identity.flying import HastyClock, Journey, learned
from tests.unit.identity.meanwhile import Aside

A_WHILE = timedelta(minutes=1)


def test_a_claim_that_ends_is_taken_over(
    flights: Flights, journey: Journey, live_store: Store
) -> None:
    live_store.claim(["7-a"], b"dead", timedelta(milliseconds=400))

    assert flights.join(journey.trip(), ["a"]) == learned("a")
    assert live_store.claim(["7-a"], b"dead", CLAIM) == {"7-a"}


def test_a_claim_that_is_given_back_without_an_answer_is_taken_over(
    flights: Flights, journey: Journey, live_store: Store
) -> None:
    live_store.claim(["7-a"], b"another", A_WHILE)
    caller = Aside(lambda: flights.join(journey.trip(), ["a"]))
    caller.begin()
    assert journey.asked == []

    live_store.release(["7-a"], b"another")
    caller.end()

    assert journey.asked == [{"a"}]


def test_what_another_process_learns_is_waited_for(
    flights: Flights, journey: Journey, live_store: Store
) -> None:
    live_store.claim(["7-a"], b"another", A_WHILE)
    found: list[Found] = []
    caller = Aside(lambda: found.append(flights.join(journey.trip(), ["a", "b"])))
    caller.begin()
    assert journey.asked == [{"b"}]

    journey.cache |= learned("a")
    caller.end()

    assert journey.asked == [{"b"}]
    assert found == [learned("a", "b")]


def test_what_another_process_learned_while_asking_took_all_the_time_is_given(
    live_store: Store, journey: Journey
) -> None:
    live_store.claim(["7-b"], b"another", A_WHILE)
    clock = StoppedClock()

    def take_all_the_time() -> None:
        journey.cache |= learned("b")
        clock.advance(timedelta(seconds=LONGEST))

    journey.meanwhile = take_all_the_time

    assert Flights(live_store, clock).join(journey.trip(), ["a", "b"]) == learned("a", "b")
    assert journey.asked == [{"a"}]


def test_a_claim_that_never_ends_is_waited_for_a_bounded_time(
    live_store: Store, journey: Journey
) -> None:
    live_store.claim(["7-a"], b"another", A_WHILE)
    clock = HastyClock()
    clock.step = timedelta(seconds=LONGEST / 3)

    assert Flights(live_store, clock).join(journey.trip(), ["a"]) == {}
    assert journey.asked == []


def test_a_claim_is_renewed_while_its_maker_works(
    flights: Flights, journey: Journey, live_store: Store
) -> None:
    taken: list[frozenset[str]] = []
    given = journey.trip()

    def ask(missing: Collection[str], ends_at: float, renew: Callable[[], None]) -> Found:
        del missing, ends_at
        for _ in range(5):
            threading.Event().wait(0.4)
            renew()
            taken.append(live_store.claim(["7-a"], b"another", CLAIM))
        return learned("a")

    flights.join(Trip(given.place, given.key, given.kept, ask), ["a"])

    assert taken == [frozenset()] * 5
