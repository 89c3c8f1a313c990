"""The sweeper beside a real server: it is there, comes back, and never outlives the server."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from privacy.simulator.serving import free_port
from tests.world import SEALING_KEY

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

ROOT = Path(__file__).parents[2]


def serve(folder: Path, policy: Path, **more: str) -> "subprocess.Popen[bytes]":
    port = free_port(0)
    environment = {
        "PATH": os.defpath,
        "PRIVACY_DEVELOPMENT": "1",
        "PRIVACY_BASE_URL": f"http://127.0.0.1:{port}",
        "PRIVACY_BIND": f"127.0.0.1:{port}",
        "PRIVACY_DATABASE_URL": f"sqlite:///{folder / 'privacy.db'}",
        "PRIVACY_CACHE_URL": f"sqlite:///{folder / 'cache.db'}",
        "PRIVACY_SEALING_KEYS": SEALING_KEY,
        "PRIVACY_POLICY": str(policy),
        **more,
    }
    # A group of its own, so that all that is left of it can be ended.
    return subprocess.Popen(
        [sys.executable, "-m", "privacy", "serve"], env=environment, cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def sweepers(server: "subprocess.Popen[bytes]") -> list[int]:
    """Return the processes that sweep beside a server."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = file.read_bytes().split(b"\0")
            if words[-3:] == [b"--beside", str(server.pid).encode(), b""]:
                found.append(int(file.parent.name))
    return found


def is_answering(server: "subprocess.Popen[bytes]") -> bool:
    """Tell whether one of a server's processes takes requests."""
    given = Path(f"/proc/{server.pid}/environ").read_bytes().split(b"\0")
    (address,) = (it for it in given if it.startswith(b"PRIVACY_BIND="))
    host, port = address.decode().partition("=")[2].split(":")
    with suppress(OSError), socket.create_connection((host, int(port)), timeout=5) as stream:
        stream.sendall(b"GET /healthz HTTP/1.1\r\nHost: app\r\n\r\n")
        return stream.recv(100).startswith(b"HTTP/1.1 200")
    return False


def wait_until(is_so: Callable[[], bool]) -> None:
    ends = time.perf_counter() + 30
    while not is_so():
        assert time.perf_counter() < ends
        time.sleep(0.1)


@pytest.fixture
def server(tmp_path: Path, policy: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve the app with a sweeper beside it."""
    running = serve(tmp_path, policy)
    wait_until(lambda: len(sweepers(running)) == 1)
    yield running
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_sweeper_ends_with_a_server_that_is_stopped(
    server: "subprocess.Popen[bytes]", number: signal.Signals
) -> None:
    wait_until(lambda: is_answering(server))
    server.send_signal(number)

    assert server.wait(timeout=30) == 0
    assert sweepers(server) == []


def test_the_sweeper_ends_with_a_server_that_is_killed(server: "subprocess.Popen[bytes]") -> None:
    server.kill()
    server.wait()

    wait_until(lambda: sweepers(server) == [])


def members(group: int) -> list[int]:
    """Return the processes of a group, but for those that have ended and wait to be seen."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = file.read_text().rpartition(") ")[2].split()[:3]
            if its_group == str(group) and state != "Z":
                found.append(int(file.parent.name))
    return found


def test_no_process_of_a_server_that_is_killed_goes_on(server: "subprocess.Popen[bytes]") -> None:
    wait_until(lambda: is_answering(server))
    server.kill()
    server.wait()
    assert members(server.pid) != []

    wait_until(lambda: members(server.pid) == [])


def test_a_sweeper_that_is_killed_comes_back(server: "subprocess.Popen[bytes]") -> None:
    (killed,) = sweepers(server)
    os.kill(killed, signal.SIGKILL)

    wait_until(lambda: sweepers(server) not in ([], [killed]))
    assert server.poll() is None


def test_where_others_call_the_sweep_there_is_no_sweeper(tmp_path: Path, policy: Path) -> None:
    server = serve(tmp_path, policy, PRIVACY_SCHEDULER="0")
    wait_until(lambda: is_answering(server))

    assert sweepers(server) == []
    server.terminate()
    assert server.wait(timeout=30) == 0
