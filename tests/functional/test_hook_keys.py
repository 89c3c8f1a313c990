"""What a key server does wrong, and what the hook then gets."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from privacy.simulator import fault
from privacy.simulator.fault import Fault, Kind
from tests.world import World, refusal

UNKNOWN = (401, "invalid_token")
DOWN = (503, "unavailable")

OUTCOMES: dict[str, tuple[Callable[[], Fault], tuple[int, str]]] = {
    "404": (fault.not_found, UNKNOWN),
    "403 with HTML": (fault.forbidden_page, UNKNOWN),
    "200 with HTML": (fault.page, UNKNOWN),
    "200 and empty": (fault.empty, UNKNOWN),
    "a redirect": (fault.redirect, UNKNOWN),
    "500": (fault.server_error, DOWN),
    "429": (fault.too_many_requests, DOWN),
    "closed": (fault.closed, DOWN),
    "too much": (fault.huge, DOWN),
}


@pytest.mark.parametrize(("make", "outcome"), OUTCOMES.values(), ids=OUTCOMES.keys())
def test_an_answer_that_is_no_key_stores_nothing(
    world: World, make: Callable[[], Fault], outcome: tuple[int, str]
) -> None:
    world.cloud.faults.set(Kind.KEYS, make())
    world.cloud.faults.set(Kind.SECOND_KEYS, make())

    assert refusal(world.install(world.jira)) == outcome
    assert all(not rows for rows in world.state().values())
    assert not any("redirected" in url for url in world.wires.urls)


@pytest.mark.parametrize("make", [make for make, _ in OUTCOMES.values()], ids=OUTCOMES.keys())
def test_the_second_key_server_serves_while_the_first_does_not(
    world: World, make: Callable[[], Fault]
) -> None:
    world.cloud.faults.set(Kind.KEYS, make())

    assert world.install(world.jira).status_code == 204
    # Unlike the library that forgets the key id in its second request.
    assert world.wires.urls[1] == "https://keys.test/second-keys/0f6b1c2d-test-key"


def test_one_silent_server_and_one_that_says_no_is_no_proof_that_there_is_no_key(
    world: World,
) -> None:
    world.cloud.faults.set(Kind.KEYS, fault.server_error())
    world.cloud.faults.set(Kind.SECOND_KEYS, fault.not_found())

    assert refusal(world.install(world.jira)) == DOWN


def test_a_key_is_fetched_once_and_serves_while_the_servers_are_down(world: World) -> None:
    world.install(world.jira)
    world.cloud.faults.set(Kind.KEYS, fault.server_error())
    world.cloud.faults.set(Kind.SECOND_KEYS, fault.server_error())
    world.clock.advance(timedelta(days=300))

    assert world.install(world.other).status_code == 204
    assert world.uninstall(world.jira).status_code == 204
    assert len(world.wires.sent) == 1


def test_a_key_that_does_not_exist_is_not_asked_for_again_and_again(world: World) -> None:
    for _ in range(5):
        response = world.signed(world.jira, headers={"kid": "made-up"})
        assert refusal(response) == UNKNOWN

    assert len(world.wires.sent) == 2


def test_strangers_cannot_make_us_call_without_bound(world: World) -> None:
    outcomes = [
        refusal(world.signed(world.jira, headers={"kid": f"made-up-{number}"}))
        for number in range(60)
    ]

    assert outcomes == [UNKNOWN] * 30 + [DOWN] * 30
    assert len(world.wires.sent) == 60
    world.clock.advance(timedelta(minutes=1))
    assert world.install(world.jira).status_code == 204
