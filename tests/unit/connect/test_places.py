"""Do silent sites hold only some of the threads, so that all others are still served?"""

import threading
import time
from contextlib import ExitStack
from datetime import timedelta

import pytest

from privacy.connect.circuit import NoFaultError
from privacy.connect.places import NoPlaceError, Places

ACME, RIVAL, THIRD = "jira:acme-1", "jira:rival-3", "jira:third-4"


def hold(places: Places, *client_keys: str) -> ExitStack:
    """Hold a place for each of these calls."""
    held = ExitStack()
    for client_key in client_keys:
        held.enter_context(places.taken(client_key))
    return held


def is_refused(places: Places, client_key: str) -> bool:
    try:
        with places.taken(client_key):
            return False
    except NoPlaceError:
        return True


def test_a_site_holds_a_quarter_of_the_threads_at_most() -> None:
    places = Places(8)

    with hold(places, ACME, ACME):
        assert is_refused(places, ACME)
        assert not is_refused(places, RIVAL)


def test_all_sites_hold_half_of_the_threads_at_most() -> None:
    places = Places(8)

    with hold(places, ACME, ACME, RIVAL, RIVAL):
        assert is_refused(places, THIRD)


@pytest.mark.parametrize("threads", [1, 3])
def test_there_is_always_one_place(threads: int) -> None:
    places = Places(threads)

    with hold(places, ACME):
        assert is_refused(places, RIVAL)
    assert not is_refused(places, RIVAL)


def test_a_refusal_comes_after_a_moment_and_says_when_to_come_again() -> None:
    places = Places(4)
    started = time.perf_counter()

    with hold(places, ACME), pytest.raises(NoPlaceError, match="too many") as caught:
        hold(places, ACME)

    assert 0.4 < time.perf_counter() - started < 3
    assert caught.value.retry_after == timedelta(seconds=5)
    assert isinstance(caught.value, NoFaultError)


def test_who_has_more_patience_waits_for_longer() -> None:
    places = Places(4)
    held = hold(places, ACME)
    release = threading.Timer(0.8, held.close)
    release.start()

    with places.taken(ACME, timedelta(seconds=5)):
        assert release.finished.is_set()
    release.join()


def test_who_has_no_patience_is_refused_at_once() -> None:
    places = Places(4)
    started = time.perf_counter()

    with hold(places, ACME), pytest.raises(NoPlaceError):
        places.taken(ACME, timedelta(0)).__enter__()

    assert time.perf_counter() - started < 0.4


@pytest.mark.parametrize(("threads", "most"), [(1, 1), (4, 1), (8, 2), (64, 16)])
def test_it_is_known_how_many_calls_one_site_may_have_at_once(threads: int, most: int) -> None:
    places = Places(threads)

    assert places.of_one == most
    with hold(places, *[ACME] * most):
        assert is_refused(places, ACME)


def test_a_place_that_is_given_back_goes_to_one_who_waits() -> None:
    places = Places(4)
    held = hold(places, ACME)
    release = threading.Timer(0.05, held.close)
    release.start()
    started = time.perf_counter()

    assert not is_refused(places, ACME)
    assert time.perf_counter() - started < 0.4
    release.join()


def test_a_place_is_given_back_whatever_happens() -> None:
    places = Places(4)

    for _ in range(5):
        with pytest.raises(LookupError), places.taken(ACME):
            raise LookupError

    assert not is_refused(places, ACME)


def test_each_place_is_taken_by_one_only() -> None:
    places = Places(8)
    inside, most, lock = 0, 0, threading.Lock()

    def call(client_key: str) -> None:
        nonlocal inside, most
        with places.taken(client_key):
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.001)
            with lock:
                inside -= 1

    threads = [threading.Thread(target=call, args=(f"site-{n % 5}",)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert inside == 0
    assert 1 <= most <= 4
