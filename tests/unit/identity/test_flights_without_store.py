"""Does a store that is away hold nobody up, and take nothing from what was learned?"""

from privacy.identity.flights import CLAIM, Flights
from tests.unit.identity.flying import Journey, learned
from tests.unit.identity.meanwhile import away, meanwhile_store
from tests.unit.identity.stage import Stage


def test_where_nothing_can_be_claimed_nobody_is_asked(stage: Stage) -> None:
    journey = Journey()
    flights = Flights(meanwhile_store(stage, before_claim=away), stage.clock)

    assert flights.join(journey.trip(), ["a"]) == {}
    assert journey.asked == []
    assert flights.join(journey.trip(), ["a"]) == learned("a")


def test_where_the_cache_cannot_be_read_nobody_is_asked_and_nothing_stays_claimed(
    stage: Stage,
) -> None:
    journey = Journey(looking=away)

    assert Flights(stage.store, stage.clock).join(journey.trip(), ["a"]) == {}
    assert journey.asked == []
    assert stage.store.claim(["7-a"], b"another", CLAIM) == {"7-a"}


def test_what_was_learned_before_the_store_went_away_is_given(stage: Stage) -> None:
    journey = Journey()

    def away_from_now_on() -> None:
        journey.looking = away

    journey.meanwhile = away_from_now_on
    stage.store.claim(["7-b"], b"another", CLAIM)

    assert Flights(stage.store, stage.clock).join(journey.trip(), ["a", "b"]) == learned("a")


def test_a_claim_that_cannot_be_renewed_or_given_back_ends_by_itself(stage: Stage) -> None:
    journey = Journey()
    store = meanwhile_store(stage, before_renew=away, before_release=away)

    assert Flights(store, stage.clock).join(journey.trip(), ["a"]) == learned("a")
