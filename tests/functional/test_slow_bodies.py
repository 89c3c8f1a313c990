"""A body that never ends holds a thread, but never all of them."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import requests

from privacy.clock import SystemClock
from privacy.simulator.cloud import create_cloud
from privacy.simulator.serving import Served, free_port
from privacy.simulator.signing import hook_claims
from privacy.simulator.site import PretendSite
from tests.functional.test_served import THREADS, Server, serve, stop
from tests.world import APP_KEY, SIGNER

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with Atlassian's key in its cache already."""
    site = PretendSite.new("jira:slow-0", "jira", "http://127.0.0.1:9")
    port = free_port(0)
    with Served(create_cloud([site], SIGNER, SystemClock(), APP_KEY), port):
        running = serve(tmp_path_factory.mktemp("slow"), f"http://127.0.0.1:{port}/keys")
        assert running.post(site, "installed").status_code == 204
        yield running
        stop(running)


def dawdle(server: Server) -> socket.socket:
    """Begin a hook with a good token and never send its body."""
    site = PretendSite.new("jira:slow-1", "jira", "http://127.0.0.1:9")
    claims = hook_claims(site, "/installed", server.url, SystemClock().now())
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    connection.sendall(
        b"POST /installed HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b"Content-Length: 500\r\nAuthorization: JWT " + SIGNER.sign(claims).encode() + b"\r\n\r\n{"
    )
    return connection


def test_bodies_that_never_end_leave_threads_for_others(server: Server) -> None:
    with ExitStack() as crowd:
        for _ in range(3 * THREADS):
            crowd.enter_context(dawdle(server))

        for _ in range(10):
            assert requests.get(server.url + "/healthz", timeout=8).status_code == 200

    other = PretendSite.new("jira:slow-2", "jira", "http://127.0.0.1:9")
    assert server.post(other, "installed").status_code == 204
