"""Is the pretend Atlassian reached over HTTP, and does it let its port go?"""

import socket

import pytest
import requests

from privacy.simulator import fault
from privacy.simulator.cloud import Cloud
from privacy.simulator.fault import Kind
from privacy.simulator.sending import send_over_http
from privacy.simulator.serving import LOOPBACK, Served, free_port
from privacy.simulator.signing import HookSigner

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]


def test_a_port_that_is_taken_is_replaced_by_another() -> None:
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]

        assert free_port(port) != port


def test_a_port_that_is_free_is_taken() -> None:
    port = free_port(0)

    assert free_port(port) == port


def test_requests_are_answered_over_http(
    cloud: Cloud, signer: HookSigner, capfd: pytest.CaptureFixture[str]
) -> None:
    port = free_port(0)

    with Served(cloud, port):
        answer = send_over_http("GET", f"http://{LOOPBACK}:{port}/keys/{signer.kid}", {}, b"")

    assert answer == (200, signer.public_pem)
    assert capfd.readouterr() == ("", "")
    assert free_port(port) == port


def test_a_closed_connection_is_closed_over_http(cloud: Cloud) -> None:
    cloud.faults.set(Kind.KEYS, fault.closed())
    port = free_port(0)

    with Served(cloud, port), pytest.raises(requests.ConnectionError):
        send_over_http("GET", f"http://{LOOPBACK}:{port}/keys/x", {}, b"")
