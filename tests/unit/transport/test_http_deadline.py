"""Does one deadline hold for the whole of a call, however slowly the other side answers?"""

import time
from datetime import timedelta

import pytest

from privacy.errors import UnreachableError
from privacy.simulator.faulty_server import Behaviour, FaultyServer
from privacy.transport.call import Limits
from privacy.transport.http import HttpTransport

from .making import OneAnswer, get, threads_end

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

SHORT = Limits(timedelta(seconds=0.2), 100_000)
AMPLE = Limits(timedelta(seconds=10), 100_000)


def seconds_of_refusal(url: str, reason: str, limits: Limits = SHORT) -> float:
    started = time.perf_counter()
    with threads_end(), pytest.raises(UnreachableError, match=reason):
        HttpTransport().send(get(url), limits)
    return time.perf_counter() - started


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_silent_host_loses_the_call_at_the_deadline(scheme: str) -> None:
    with OneAnswer(b"") as server:
        took = seconds_of_refusal(
            server.url.replace("http", scheme), "no whole answer in time|Timeout|ConnectionError"
        )

    assert 0.15 < took < 2


@pytest.mark.parametrize("behaviour", ["drip_headers", "drip_body"])
def test_a_host_that_holds_a_call_loses_it_at_the_deadline(behaviour: Behaviour) -> None:
    # Each byte comes well within a socket's own time-out, which would start anew with each.
    with FaultyServer(behaviour, pause=0.01) as server:
        took = seconds_of_refusal(server.url, "no whole answer in time|Timeout")

    assert 0.15 < took < 2


def test_a_host_that_hangs_up_is_left_at_once() -> None:
    with FaultyServer("close") as server:
        took = seconds_of_refusal(server.url, "ConnectionError", AMPLE)

    assert took < 5


def test_a_flood_is_left_once_it_is_too_large() -> None:
    with FaultyServer("huge_body") as server:
        took = seconds_of_refusal(server.url, "too large", AMPLE)

    assert took < 5
