"""How is the app served? By granian, chosen from measurements (docs/performance.md)."""

import os
import socket
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings

from privacy.cli.companion import Companion
from privacy.cli.invocation import Invocation
from privacy.cli.orphans import is_leader
from privacy.errors import PrivacyError
from privacy.settings.address import Address
from privacy.settings.model import Settings


class AddressError(PrivacyError):
    """The address of the server cannot be used."""


_TARGET = "app:create_app"
_HEADERS_TIMEOUT = 10_000
_BUFFER = 65_536


def server_of(settings: Settings) -> Any:  # noqa: ANN401 - granian picks the class as it starts
    """Return the server of these settings: it makes the app in each of its workers.

    Its own access log stays off, since it would write tokens that stand in URLs.
    """
    return Granian(
        _TARGET,
        address=settings.bind.host,
        port=settings.bind.port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=settings.workers,
        blocking_threads=settings.threads,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_HEADERS_TIMEOUT, max_buffer_size=_BUFFER),
        websockets=False,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )


def check_address(bind: Address) -> None:
    """Raise AddressError where something listens at the address already.

    The server shares an address with others of its kind, so two apps started by mistake would
    each get some of the requests.
    """
    family = socket.AF_INET6 if ":" in bind.host else socket.AF_INET
    try:
        with socket.create_server((bind.host, bind.port), family=family):
            return
    except OSError as error:
        raise AddressError(f"cannot listen at {bind.host}:{bind.port}: {error.strerror}") from None


def sweeper_of(settings: Settings, invocation: Invocation) -> AbstractContextManager[object]:
    """Return what is entered while the server runs: one sweeper beside it, where that is on."""
    if not settings.scheduler:
        return nullcontext()
    sweep = [sys.executable, "-m", "privacy", "sweep"]
    led = ["--led", str(os.getpid())] if is_leader() else []
    command = [*sweep, *led, "--beside", str(os.getpid())]
    return Companion(command, invocation.environment, invocation.clock)
