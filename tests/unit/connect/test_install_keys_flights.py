"""Do callers share one fetch, and does none of them wait for long?"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from requests import PreparedRequest

from privacy.errors import InvalidTokenError, UnavailableError
from privacy.transport.call import Answer

from .answering import answer
from .keeping import NOT_THERE, PATIENCE, PEM, PUBLIC, Keeping, Waiting, token

CALLERS = 8


def together(keeping: Keeping, server: Waiting) -> list[object]:
    """Return what many callers get who ask for one key at a time."""
    start = threading.Barrier(CALLERS)

    def ask() -> RSAPublicKey | Exception:
        start.wait(PATIENCE)
        try:
            return keeping.keys.of(token(kid="a-key"))
        except (InvalidTokenError, UnavailableError) as error:
            return error

    with ThreadPoolExecutor(CALLERS) as threads:
        calls = [threads.submit(ask) for _ in range(CALLERS)]
        server.asked()
        server.let_go()
    return [call.result() for call in calls]


def test_callers_at_one_time_share_one_fetch() -> None:
    server = Waiting(1)
    keeping = Keeping(server)
    found = together(keeping, server)

    assert all(isinstance(key, RSAPublicKey) for key in found)
    assert keeping.fetched == ["a-key"]


@pytest.mark.parametrize(
    ("says", "expected"), [(NOT_THERE, InvalidTokenError), (answer(503), UnavailableError)]
)
def test_callers_at_one_time_share_a_refusal(says: Answer, expected: type[Exception]) -> None:
    server = Waiting(1, says)
    keeping = Keeping(server)
    found = together(keeping, server)

    # One that comes after a silent fetch has ended begins another, which is no harm.
    assert {type(error) for error in found} == {expected}


def test_one_who_joins_a_young_fetch_waits_half_a_second_at_most() -> None:
    server = Waiting(1)
    keeping = Keeping(server)

    with ThreadPoolExecutor(1) as threads:
        leader = threads.submit(keeping.keys.of, token(kid="a-key"))
        server.asked()
        keeping.clock.advance(timedelta(seconds=0.4))
        started = time.perf_counter()
        with pytest.raises(UnavailableError, match="still being fetched") as caught:
            keeping.keys.of(token(kid="a-key"))
        waited = time.perf_counter() - started
        server.let_go()

    assert 0.05 < waited < 0.5
    assert caught.value.retry_after == timedelta(seconds=5)
    assert leader.result().public_numbers() == PUBLIC.public_numbers()
    assert keeping.fetched == ["a-key"]


def test_one_who_joins_an_old_fetch_does_not_wait_at_all() -> None:
    server = Waiting(1)
    keeping = Keeping(server)

    with ThreadPoolExecutor(1) as threads:
        leader = threads.submit(keeping.keys.of, token(kid="a-key"))
        server.asked()
        keeping.clock.advance(timedelta(seconds=0.5))
        started = time.perf_counter()
        with pytest.raises(UnavailableError, match="still being fetched"):
            keeping.keys.of(token(kid="a-key"))
        waited = time.perf_counter() - started
        server.let_go()

    assert waited < 0.4
    assert leader.result().public_numbers() == PUBLIC.public_numbers()


def test_the_leader_gets_the_key_however_old_the_fetch_is() -> None:
    keeping = Keeping()

    def slow(_: PreparedRequest) -> Answer:
        keeping.clock.advance(timedelta(seconds=2.9))
        return PEM

    keeping.say(slow)

    assert keeping.keys.of(token(kid="a-key")).public_numbers() == PUBLIC.public_numbers()


def test_a_fault_of_our_own_wakes_whoever_waits_and_blocks_nothing() -> None:
    keeping = Keeping()

    def broken(_: PreparedRequest) -> Answer:
        raise ZeroDivisionError

    keeping.say(broken)
    with pytest.raises(ZeroDivisionError):
        keeping.keys.of(token(kid="a-key"))
    keeping.say(PEM)

    assert keeping.keys.of(token(kid="a-key")).public_numbers() == PUBLIC.public_numbers()
