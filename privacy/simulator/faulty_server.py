"""How does a host fail below HTTP? A server on loopback that is silent, drips, or floods."""

import contextlib
import socket
import threading
from collections.abc import Callable, Mapping
from typing import Literal, Self

Behaviour = Literal["silent", "drip_headers", "drip_body", "close", "huge_body"]

_LOOPBACK = "127.0.0.1"
_STATUS = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
_LONG_BODY = _STATUS + b"Content-Length: 1000000\r\n\r\n"
_CHUNK = b" " * 65_536


class FaultyServer:
    """Listens while it is entered; every connection meets the same behaviour.

    It serves a bounded number of connections at a time and closes the ones beyond.
    """

    def __init__(self, behaviour: Behaviour, *, pause: float = 0.05, most: int = 16) -> None:
        """Take the pause between two drips, and the most connections at a time."""
        self._behave = _BEHAVIOURS[behaviour]
        self._pause = pause
        self._most = most
        self._stopped = threading.Event()
        self._met: dict[socket.socket, threading.Thread] = {}
        self.accepted = 0

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://{_LOOPBACK}:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        """Start to listen on a free port."""
        self._listener = socket.create_server((_LOOPBACK, 0))
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Drop every connection and stop; no thread stays."""
        self._stopped.set()
        # A last connection of our own wakes `accept`, which nothing else does everywhere.
        socket.create_connection(self._listener.getsockname()).close()
        self._accepting.join()
        self._listener.close()
        for connection, thread in self._met.items():
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join()

    def drips(self) -> bool:
        """Wait for the pause between two bytes; tell whether to go on."""
        return not self._stopped.wait(self._pause)

    def wait(self) -> None:
        """Wait until the server stops."""
        self._stopped.wait()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._stopped.is_set():
                connection.close()
                return
            self.accepted += 1
            self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        if sum(thread.is_alive() for thread in self._met.values()) == self._most:
            connection.close()
            return
        thread = threading.Thread(target=self._meet, args=(connection,), daemon=True)
        self._met[connection] = thread
        thread.start()

    def _meet(self, connection: socket.socket) -> None:
        # The other side is free to leave at any time; that ends the conversation and no more.
        with contextlib.suppress(OSError), connection:
            self._behave(self, connection)


def _silent(server: FaultyServer, _: socket.socket) -> None:
    server.wait()


def _drip_headers(server: FaultyServer, connection: socket.socket) -> None:
    connection.sendall(_STATUS + b"X-Drip: ")
    while server.drips():
        connection.sendall(b"x")


def _drip_body(server: FaultyServer, connection: socket.socket) -> None:
    connection.sendall(_LONG_BODY)
    while server.drips():
        connection.sendall(b" ")


def _close(_: FaultyServer, connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


def _huge_body(_: FaultyServer, connection: socket.socket) -> None:
    connection.sendall(_STATUS + b"\r\n")
    while True:
        connection.sendall(_CHUNK)


_BEHAVIOURS: Mapping[Behaviour, Callable[[FaultyServer, socket.socket], None]] = {
    "silent": _silent,
    "drip_headers": _drip_headers,
    "drip_body": _drip_body,
    "close": _close,
    "huge_body": _huge_body,
}
