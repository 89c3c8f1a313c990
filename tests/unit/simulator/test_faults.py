"""Does the pretend Atlassian fail on demand, and only on demand?"""

import socket
from http import HTTPStatus

import pytest

from privacy.simulator import fault
from privacy.simulator.cloud import Cloud
from privacy.simulator.fault import FAULTS, Fault, Kind
from privacy.simulator.faults import Faults
from privacy.simulator.signing import HookSigner

from .doubles import StoppedClock


class Wire:
    def __init__(self) -> None:
        self.shut: list[int] = []

    def shutdown(self, how: int) -> None:
        self.shut.append(how)


def test_every_kind_is_a_route(cloud: Cloud) -> None:
    assert set(Kind) <= set(cloud.view_functions)


def test_a_slow_answer_is_honest_and_late(
    cloud: Cloud, signer: HookSigner, clock: StoppedClock
) -> None:
    cloud.faults.set(Kind.KEYS, fault.slow(30))

    answer = cloud.test_client().get(f"/keys/{signer.kid}")

    assert answer.text == signer.public_pem
    assert clock.seconds == 30


def test_a_dripping_answer_is_honest_and_comes_byte_by_byte(
    cloud: Cloud, signer: HookSigner, clock: StoppedClock
) -> None:
    cloud.faults.set(Kind.KEYS, fault.drip(2))

    answer = cloud.test_client().get(f"/keys/{signer.kid}")
    waited_for_headers = clock.seconds

    assert waited_for_headers <= 2
    assert answer.text == signer.public_pem
    assert answer.content_length == len(signer.public_pem)
    assert clock.seconds == 2 * len(signer.public_pem)


@pytest.mark.parametrize(
    ("name", "status", "mimetype"),
    [
        ("too_many_requests", HTTPStatus.TOO_MANY_REQUESTS, "application/json"),
        ("server_error", HTTPStatus.INTERNAL_SERVER_ERROR, "application/json"),
        ("unavailable", HTTPStatus.SERVICE_UNAVAILABLE, "application/json"),
        ("bad_request", HTTPStatus.BAD_REQUEST, "application/json"),
        ("unauthorized", HTTPStatus.UNAUTHORIZED, "application/json"),
        ("forbidden", HTTPStatus.FORBIDDEN, "application/json"),
        ("not_found", HTTPStatus.NOT_FOUND, "application/json"),
        ("forbidden_page", HTTPStatus.FORBIDDEN, "text/html"),
        ("page", HTTPStatus.OK, "text/html"),
        ("empty", HTTPStatus.OK, "application/json"),
        ("wrong_type", HTTPStatus.OK, "application/json"),
        ("garbage", HTTPStatus.OK, "application/json"),
        ("huge", HTTPStatus.OK, "application/json"),
        ("redirect", HTTPStatus.FOUND, "text/html"),
    ],
)
def test_a_faulty_answer_is_what_its_name_says(
    name: str, status: HTTPStatus, mimetype: str, cloud: Cloud
) -> None:
    cloud.faults.set(Kind.JIRA_USER, FAULTS[name]())

    answer = cloud.test_client().get("https://pear.atlassian.net/rest/api/3/user?accountId=x")

    assert (answer.status_code, answer.mimetype) == (status, mimetype)


def test_too_many_requests_says_when_to_ask_again() -> None:
    assert fault.too_many_requests("9").headers["Retry-After"] == "9"


def test_a_huge_answer_is_as_large_as_wished() -> None:
    assert len(fault.huge(size=10).body) == 12


def test_in_process_a_closed_connection_is_an_error(cloud: Cloud) -> None:
    cloud.faults.set(Kind.KEYS, fault.closed())

    with pytest.raises(ConnectionResetError):
        cloud.test_client().get("/keys/x")


def test_on_a_server_a_closed_connection_is_shut(cloud: Cloud) -> None:
    wire = Wire()
    cloud.faults.set(Kind.KEYS, fault.closed())

    cloud.test_client().get("/keys/x", environ_overrides={"werkzeug.socket": wire})

    assert wire.shut == [socket.SHUT_RDWR]


def test_other_routes_stay_honest(cloud: Cloud, signer: HookSigner) -> None:
    cloud.faults.set(Kind.KEYS, fault.server_error())

    assert cloud.test_client().get(f"/second-keys/{signer.kid}").status_code == HTTPStatus.OK


def test_a_fault_can_be_cleared_alone_or_with_all_others() -> None:
    faults = Faults()
    for kind in Kind:
        faults.set(kind, fault.empty())

    faults.clear(Kind.KEYS)
    after_one = faults.of(Kind.KEYS), faults.of(Kind.JIRA_USER)
    faults.clear()

    assert after_one == (Fault(), fault.empty())
    assert all(faults.of(kind) == Fault() for kind in (*Kind, None, "static"))
