"""Does a deadline wake whoever reads from its sockets, in plain text and inside TLS?"""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import urllib3

from privacy.transport.deadline import Deadline, SecureDeadlinePool

from .making import OneAnswer, a_certificate, a_tls_server_context, soon

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

UNENDING = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n "


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    mine, theirs = socket.socketpair()
    with mine, theirs:
        mine.settimeout(5)
        yield mine, theirs


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_certificate(tmp_path_factory.mktemp("tls"))


def test_whoever_reads_is_woken_at_the_end(pair: tuple[socket.socket, socket.socket]) -> None:
    with Deadline() as deadline:
        deadline.holds(pair[0])
        with soon(deadline.end):
            received = pair[0].recv(1)

    assert received == b""


def test_a_socket_that_comes_late_is_shut_at_once(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    with Deadline() as deadline:
        deadline.end()
        deadline.holds(pair[0])

        assert pair[0].recv(1) == b""


def test_a_call_that_is_over_keeps_no_connection_open(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    with Deadline() as deadline:
        deadline.holds(pair[0])
    pair[0].close()
    pair[1].settimeout(5)

    assert pair[1].recv(1) == b""


def test_every_socket_of_a_call_is_shut(pair: tuple[socket.socket, socket.socket]) -> None:
    with Deadline() as deadline:
        deadline.holds(pair[0])
        deadline.holds(pair[1])
        deadline.end()

        assert [each.recv(1) for each in pair] == [b"", b""]


def test_a_socket_that_the_other_side_closed_does_no_harm() -> None:
    with socket.socket() as never_connected, Deadline() as deadline:
        deadline.holds(never_connected)
        deadline.end()
        deadline.end()

        with pytest.raises(OSError, match="not connected"):
            never_connected.getpeername()


def test_a_wrapped_socket_is_still_reached(certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))

    with OneAnswer(b"x", a_tls_server_context(certificate)) as server, Deadline() as deadline:
        plain = socket.create_connection(server.place, timeout=5)
        deadline.holds(plain)
        with trusting.wrap_socket(plain, server_hostname="127.0.0.1") as wrapped:
            wrapped.sendall(b"?")
            first = wrapped.recv(1)
            # Shut from outside: the end of the text, or an error, but no waiting.
            with soon(deadline.end), suppress(OSError):
                assert wrapped.recv(1) == b""

    assert first == b"x"


def test_an_answer_inside_tls_that_never_ends_is_left_at_the_deadline(certificate: Path) -> None:
    started = time.perf_counter()

    with OneAnswer(UNENDING, a_tls_server_context(certificate)) as server, Deadline() as deadline:
        host, port = server.place
        pool = SecureDeadlinePool(host, port, ca_certs=str(certificate), timeout=5)
        with pool, soon(deadline.end), pytest.raises(urllib3.exceptions.HTTPError):
            pool.request("GET", "/", retries=False)

    assert server.asked[0].startswith(b"GET / ")
    assert time.perf_counter() - started < 2
