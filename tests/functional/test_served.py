"""What only a real server shows: sockets, threads, long tokens, two headers, silent hosts."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from privacy.clock import SystemClock
from privacy.simulator.cloud import create_cloud
from privacy.simulator.faulty_server import FaultyServer
from privacy.simulator.serving import Served, free_port
from privacy.simulator.signing import context_token, hook, hook_claims, url_token
from privacy.simulator.site import PretendSite
from tests.forging import as_json, with_hmac
from tests.world import ADMIN, APP_KEY, SEALING_KEY, SIGNER

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

ROOT = Path(__file__).parents[2]
THREADS = 8


@dataclass(frozen=True)
class Server:
    """The app as `python -m privacy serve` runs it."""

    url: str
    child: "subprocess.Popen[str]"

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def post(self, site: PretendSite, event: str) -> requests.Response:
        made = hook(site, event, SIGNER, self.url, APP_KEY, SystemClock().now())  # type: ignore[arg-type]
        return requests.post(self.url + made.path, made.body, headers=made.headers, timeout=20)


def serve(folder: Path, key_urls: str) -> Server:
    port = free_port(0)
    url = f"http://127.0.0.1:{port}"
    # What the process needs of ours, and nothing that is set on this machine.
    environment = {
        "PATH": os.defpath,
        "PRIVACY_DEVELOPMENT": "1",
        "PRIVACY_BASE_URL": url,
        "PRIVACY_BIND": f"127.0.0.1:{port}",
        "PRIVACY_DATABASE_URL": f"sqlite:///{folder / 'privacy.db'}",
        "PRIVACY_CACHE_URL": f"sqlite:///{folder / 'cache.db'}",
        "PRIVACY_SEALING_KEYS": SEALING_KEY,
        "PRIVACY_INSTALL_KEY_URLS": key_urls,
        "PRIVACY_THREADS": str(THREADS),
    }
    run = [sys.executable, "-m", "privacy"]
    subprocess.run([*run, "migrate"], env=environment, cwd=ROOT, check=True, capture_output=True)
    child = subprocess.Popen(
        [*run, "serve"], env=environment, cwd=ROOT, text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    server = Server(url, child)
    wait_until_ready(server)
    return server


def wait_until_ready(server: Server) -> None:
    ends = time.perf_counter() + 30
    while not is_ready(server):
        assert server.child.poll() is None
        assert time.perf_counter() < ends
        time.sleep(0.1)


def is_ready(server: Server) -> bool:
    try:
        return requests.get(server.url + "/readyz", timeout=5).status_code == 200
    except requests.ConnectionError:
        return False


def stop(server: Server) -> None:
    server.child.terminate()
    server.child.wait(timeout=20)


@pytest.fixture(scope="module")
def site() -> PretendSite:
    return PretendSite.new("jira:served-1", "jira", f"http://127.0.0.1:{free_port(0)}")


@pytest.fixture(scope="module")
def server(site: PretendSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app beside a pretend site on which it is installed."""
    cloud = create_cloud([site], SIGNER, SystemClock(), APP_KEY)
    with Served(cloud, int(site.origin.rpartition(":")[2])):
        running = serve(tmp_path_factory.mktemp("served"), f"{site.origin}/keys")
        assert running.post(site, "installed").status_code == 204
        site.installed = True
        yield running
        stop(running)
    assert running.child.returncode == 0


@pytest.fixture(params=["silent", "drip_headers", "drip_body"])
def dead_server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """Serve the app with a key server that takes calls and never finishes an answer."""
    with FaultyServer(request.param, pause=0.2) as faulty:
        running = serve(tmp_path, faulty.url)
        yield running
        stop(running)


def test_a_key_server_that_never_answers_holds_no_thread(
    dead_server: Server, site: PretendSite
) -> None:
    began = time.perf_counter()
    outcomes: list[tuple[int, float]] = []

    def install() -> None:
        response = dead_server.post(site, "installed")
        outcomes.append((response.status_code, time.perf_counter() - began))

    crowd = [threading.Thread(target=install) for _ in range(3 * THREADS)]
    for thread in crowd:
        thread.start()
    time.sleep(1.0)
    asked = time.perf_counter()
    assert requests.get(dead_server.url + "/healthz", timeout=5).status_code == 200
    waited = time.perf_counter() - asked
    for thread in crowd:
        thread.join()

    assert {status for status, _ in outcomes} == {503}
    assert max(span for _, span in outcomes) < 5
    assert waited < 2


def test_the_longest_token_passes_the_server(server: Server, site: PretendSite) -> None:
    now = int(SystemClock().now().timestamp())
    claims = {
        "iss": site.client_key, "sub": ADMIN, "iat": now, "exp": now + 60, "qsh": "context-qsh",
        "context": {"pad": "x" * 5_900},
    }  # fmt: skip
    token = with_hmac(as_json(claims), site.shared_secret.encode())
    assert 8_000 < len(token) <= 8_192

    header = requests.get(
        f"{server.url}/api/evidence", headers={"Authorization": f"JWT {token}"}, timeout=10
    )
    query = requests.get(f"{server.url}/api/evidence?jwt={token}", timeout=10)

    assert (header.status_code, query.status_code) == (200, 200)


def raw(server: Server, request: bytes) -> str:
    """Send bytes as they are; return the status line of the answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request)
        return connection.makefile("rb").readline().decode().strip()


def test_two_authorization_headers_are_seen_and_refused(server: Server, site: PretendSite) -> None:
    token = context_token(site, ADMIN, SystemClock().now()).encode()
    line = b"Authorization: JWT " + token + b"\r\n"
    request = b"GET /api/evidence HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"

    assert "200" in raw(server, request + line + b"\r\n")
    assert "401" in raw(server, request + line + line + b"\r\n")


@pytest.mark.parametrize(
    "target",
    ["//panel", "/panel/", "/%2Fpanel", "/panel;x=1", "/./panel", "http://evil.example/panel"],
)
def test_a_path_written_otherwise_is_not_the_page(
    server: Server, site: PretendSite, target: str
) -> None:
    token = url_token(site, "GET", "/panel", ADMIN, SystemClock().now())
    request = f"GET {target}?jwt={token} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    status = raw(server, request.encode())

    assert status.split()[1] in (("200",) if "evil" in target else ("401", "404"))


def test_a_body_without_end_is_cut_off(server: Server, site: PretendSite) -> None:
    claims = hook_claims(site, "/installed", server.url, SystemClock().now())
    chunk = b"8000\r\n" + b" " * 0x8000 + b"\r\n"
    request = (
        b"POST /installed HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        b"Authorization: JWT " + SIGNER.sign(claims).encode() + b"\r\n\r\n"
    )

    assert "413" in raw(server, request + chunk * 4 + b"0\r\n\r\n")


def test_a_body_in_pieces_is_taken(server: Server) -> None:
    other = PretendSite.new("jira:pieces", "jira", "http://127.0.0.1:9")
    made = hook(other, "installed", SIGNER, server.url, APP_KEY, SystemClock().now())

    response = requests.post(
        server.url + made.path,
        iter([made.body[:9], made.body[9:]]),
        headers=made.headers,
        timeout=9,
    )

    assert response.status_code == 204


@pytest.mark.parametrize(
    "request_", [b"\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02", b"GET /\xff\r\n\r\n"]
)
def test_rubbish_is_no_fault_of_the_server(server: Server, request_: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(request_)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.makefile("rb").read()

    assert b" 500 " not in answer
    assert requests.get(server.url + "/healthz", timeout=5).status_code == 200


def test_twenty_installs_at_once_over_the_wire(server: Server) -> None:
    sites = [
        PretendSite.new(f"jira:wire-{number}", "jira", "http://127.0.0.1:9") for number in range(20)
    ]
    statuses: list[int] = []
    crowd = [
        threading.Thread(
            target=lambda each=each: statuses.append(server.post(each, "installed").status_code)
        )
        for each in sites
    ]

    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()

    assert statuses == [204] * 20


def test_a_second_server_at_the_same_address_is_refused(server: Server, tmp_path: Path) -> None:
    environment = {
        "PATH": os.defpath,
        "PRIVACY_DEVELOPMENT": "1",
        "PRIVACY_BASE_URL": server.url,
        "PRIVACY_BIND": f"127.0.0.1:{server.port}",
        "PRIVACY_DATABASE_URL": f"sqlite:///{tmp_path / 'privacy.db'}",
        "PRIVACY_CACHE_URL": f"sqlite:///{tmp_path / 'cache.db'}",
        "PRIVACY_SEALING_KEYS": SEALING_KEY,
    }

    second = subprocess.run(
        [sys.executable, "-m", "privacy", "serve"], env=environment, cwd=ROOT,
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip

    assert second.returncode == 1
    assert "cannot listen" in second.stderr
    assert "Traceback" not in second.stderr
