"""How is the pretend Atlassian reached? On loopback, by Werkzeug's own server."""

import socket
import threading
from typing import Self

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

LOOPBACK = "127.0.0.1"
_POLL = 0.02  # seconds until the server notices that it shall stop


def free_port(preferred: int) -> int:
    """Return the preferred port of the loopback interface, or another one where it is taken."""
    try:
        return _bindable(preferred)
    except OSError:
        return _bindable(0)


def _bindable(port: int) -> int:
    with socket.create_server((LOOPBACK, port)) as listener:
        bound: int = listener.getsockname()[1]
        return bound


class Served:
    """Serves an application on loopback while it is entered."""

    def __init__(self, app: Flask, port: int) -> None:
        """Listen at a port that is free."""
        self._server = make_server(
            LOOPBACK, port, app, threaded=True, request_handler=_QuietHandler
        )
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(_POLL,), daemon=True
        )

    def __enter__(self) -> Self:
        """Start to answer."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop to answer and let the port go."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _QuietHandler(WSGIRequestHandler):
    """A handler that keeps requests out of the terminal, where one line is to be found."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""
