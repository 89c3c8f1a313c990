"""How does a socket obey a deadline that no trickle of bytes extends?"""

import socket
import threading
from contextvars import ContextVar
from typing import Self

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Deadline:
    """Shuts the sockets of one call when its time is over.

    A socket's own time-out starts anew with each byte, so a host that sends one byte a second
    would hold a thread for ever.
    """

    def __init__(self) -> None:
        """Start without sockets."""
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._over = False

    def holds(self, sock: socket.socket) -> None:
        """Take a socket in; where the time is over already, it is shut at once."""
        # TLS detaches the socket that it wraps; a duplicate still reaches the connection.
        twin = sock.dup()
        with self._lock:
            self._sockets.append(twin)
            if self._over:
                _shut(twin)

    def end(self) -> None:
        """End the call: whoever still reads from its sockets is woken."""
        with self._lock:
            self._over = True
            for twin in self._sockets:
                _shut(twin)

    def __enter__(self) -> Self:
        """Make this the deadline of every connection opened within."""
        self._token = _current.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        """Close what was held."""
        _current.reset(self._token)
        with self._lock:
            for twin in self._sockets:
                # Shut too: the call's own socket may live on in the frames of an error.
                _shut(twin)
                twin.close()
            self._sockets.clear()


_current: ContextVar[Deadline] = ContextVar("deadline of the call in hand")


class _Connection(HTTPConnection):
    """A connection whose socket obeys the deadline of the call in hand."""

    def _new_conn(self) -> socket.socket:
        sock = super()._new_conn()
        _current.get().holds(sock)
        return sock


class _SecureConnection(HTTPSConnection):
    """The same under TLS; the plain socket is held, so the handshake obeys too."""

    def _new_conn(self) -> socket.socket:
        sock = super()._new_conn()
        _current.get().holds(sock)
        return sock


class DeadlinePool(HTTPConnectionPool):
    """Makes connections that obey the deadline of the call in hand."""

    ConnectionCls = _Connection


class SecureDeadlinePool(HTTPSConnectionPool):
    """Makes TLS connections that obey the deadline of the call in hand."""

    ConnectionCls = _SecureConnection


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The other side closed it in the meantime, which is what we want.
        return
