"""Does the faulty server fail as it says, and leave nothing behind?"""

import socket
import threading
from urllib.parse import urlsplit

import pytest

from privacy.simulator.faulty_server import Behaviour, FaultyServer

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]


def connect(server: FaultyServer) -> socket.socket:
    place = urlsplit(server.url)
    return socket.create_connection((str(place.hostname), int(place.port or 0)), timeout=5)


def read(connection: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size and (more := connection.recv(65_536)):
        received += more
    return received


def test_a_silent_server_accepts_and_never_answers() -> None:
    with FaultyServer("silent") as server, connect(server) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
        connection.settimeout(0.05)

        with pytest.raises(TimeoutError):
            connection.recv(1)

        assert server.accepted == 1


def test_dripping_headers_never_end() -> None:
    with FaultyServer("drip_headers", pause=0.001) as server, connect(server) as connection:
        received = read(connection, 100)

    assert received.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\n\r\n" not in received
    assert received.endswith(b"xxx")


def test_a_dripping_body_promises_more_than_comes() -> None:
    with FaultyServer("drip_body", pause=0.001) as server, connect(server) as connection:
        received = read(connection, 100)

    headers, _, body = received.partition(b"\r\n\r\n")
    assert b"Content-Length: 1000000" in headers
    assert set(body) == {ord(" ")}


def test_a_closed_connection_ends_at_once() -> None:
    with FaultyServer("close") as server, connect(server) as connection:
        assert connection.recv(1) == b""


def test_a_huge_body_does_not_end_before_the_reader_leaves() -> None:
    with FaultyServer("huge_body") as server, connect(server) as connection:
        assert len(read(connection, 1_000_000)) >= 1_000_000


def test_connections_beyond_the_most_are_closed() -> None:
    with FaultyServer("silent", most=1) as server, connect(server), connect(server) as second:
        assert second.recv(1) == b""


@pytest.mark.parametrize("behaviour", ["silent", "drip_headers", "drip_body", "close", "huge_body"])
def test_no_thread_outlives_the_server(behaviour: Behaviour) -> None:
    before = set(threading.enumerate())

    with FaultyServer(behaviour, pause=0.001) as server, connect(server), connect(server):
        pass

    assert set(threading.enumerate()) <= before
