"""Can no stranger make us call often, wait long, or remember much?"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from privacy.errors import InvalidTokenError, UnavailableError

from .keeping import NOT_THERE, PEM, Keeping, Waiting, token


def made_up() -> Iterator[str]:
    return (f"made-up-{number}" for number in range(10_000))


def ask_for(keeping: Keeping, kid: str) -> str:
    """Return why a key is refused, or nothing where there is one."""
    try:
        keeping.keys.of(token(kid=kid))
    except (InvalidTokenError, UnavailableError) as error:
        return error.reason
    return ""


def test_two_keys_are_fetched_at_a_time_and_a_third_is_refused_at_once() -> None:
    server = Waiting(2)
    keeping = Keeping(server)

    with ThreadPoolExecutor(2) as threads:
        flights = [threads.submit(ask_for, keeping, kid) for kid in ("first", "second")]
        server.asked()
        with pytest.raises(UnavailableError, match="too many key fetches") as caught:
            keeping.keys.of(token(kid="third"))
        server.let_go()

    assert caught.value.retry_after == timedelta(seconds=5)
    assert [flight.result() for flight in flights] == ["", ""]
    assert sorted(keeping.fetched) == ["first", "second"]
    keeping.say(PEM)
    assert ask_for(keeping, "third") == ""


def test_thirty_keys_are_fetched_in_a_minute_and_no_more() -> None:
    keeping = Keeping(NOT_THERE)
    reasons = [ask_for(keeping, kid) for kid, _ in zip(made_up(), range(40), strict=False)]

    assert reasons == ["no such key"] * 30 + ["too many key fetches"] * 10
    assert len(keeping.fetched) == 30


def test_a_known_key_serves_when_no_more_fetches_are_left() -> None:
    keeping = Keeping()
    keeping.keys.of(token(kid="a-key"))
    keeping.say(NOT_THERE)
    for kid, _ in zip(made_up(), range(40), strict=False):
        ask_for(keeping, kid)

    assert ask_for(keeping, "a-key") == ""


def test_fetches_are_counted_over_the_last_minute() -> None:
    keeping = Keeping(NOT_THERE)
    kids = made_up()
    for _ in range(30):
        ask_for(keeping, next(kids))
        keeping.clock.advance(timedelta(seconds=1))

    # The first left thirty seconds ago, the last a second ago.
    assert ask_for(keeping, next(kids)) == "too many key fetches"
    keeping.clock.advance(timedelta(seconds=29.5))
    assert ask_for(keeping, next(kids)) == "too many key fetches"
    keeping.clock.advance(timedelta(seconds=0.5))
    assert ask_for(keeping, next(kids)) == "no such key"
    assert ask_for(keeping, next(kids)) == "too many key fetches"


def test_only_so_many_keys_are_kept_and_the_one_that_serves_is_among_them() -> None:
    keeping = Keeping()
    keeping.keys.of(token(kid="in-use"))
    for kid, _ in zip(made_up(), range(64), strict=False):
        ask_for(keeping, "in-use")
        ask_for(keeping, kid)
        keeping.clock.advance(timedelta(seconds=3))
    before = len(keeping.fetched)

    assert ask_for(keeping, "in-use") == ""
    assert ask_for(keeping, "made-up-63") == ""
    assert len(keeping.fetched) == before
    assert ask_for(keeping, "made-up-0") == ""
    assert len(keeping.fetched) == before + 1


def test_what_is_known_to_be_absent_is_bounded_too() -> None:
    # More absent keys than fetches allow in half a minute can never be kept, so the bound shows
    # only in what is held.
    keeping = Keeping(NOT_THERE)
    for kid, _ in zip(made_up(), range(1_100), strict=False):
        ask_for(keeping, kid)
        keeping.clock.advance(timedelta(seconds=2))

    assert len(keeping.fetched) == 1_100
    assert len(vars(keeping.keys)["_absent"]) == 1_000
