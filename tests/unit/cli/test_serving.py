"""Is the server set up as the settings say, and refused an address that is taken?"""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import nullcontext

import pytest
from granian.constants import HTTPModes, Interfaces

from privacy.cli.commands import run
from privacy.cli.companion import Companion
from privacy.cli.invocation import Invocation
from privacy.cli.serving import AddressError, check_address, server_of, sweeper_of
from privacy.clock import SystemClock
from privacy.settings.address import Address
from privacy.settings.model import Settings

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def taken() -> Iterator[int]:
    """Return a port at which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def settings(environment: Mapping[str, str], **more: str) -> Settings:
    return Settings.read({**environment, **more})


def test_the_server_is_as_the_settings_say(environment: Mapping[str, str]) -> None:
    chosen = settings(
        environment, PRIVACY_BIND="[::1]:8123", PRIVACY_WORKERS="3", PRIVACY_THREADS="17"
    )

    server = server_of(chosen)

    assert (server.bind_addr, server.bind_port) == ("::1", 8123)
    assert (server.workers, server.blocking_threads) == (3, 17)
    assert (server.target, server.factory) == ("app:create_app", True)
    assert (server.interface, server.http) == (Interfaces.WSGI, HTTPModes.http1)
    assert not server.websockets


def test_the_server_writes_no_log_of_requests_whose_urls_hold_tokens(
    environment: Mapping[str, str],
) -> None:
    assert server_of(settings(environment)).log_access is False


def test_a_slow_or_endless_header_is_cut_off(environment: Mapping[str, str]) -> None:
    limits = server_of(settings(environment)).http1_settings

    assert (limits.header_read_timeout, limits.max_buffer_size) == (10_000, 65_536)


def test_a_server_that_was_made_is_not_started(environment: Mapping[str, str]) -> None:
    threads = threading.active_count()

    server = server_of(settings(environment))

    assert (server.pid, server.wrks) == (None, [])
    assert threading.active_count() == threads


@pytest.mark.parametrize(("chosen", "kind"), [("1", Companion), ("0", nullcontext)])
def test_a_sweeper_runs_beside_the_server_unless_that_is_switched_off(
    environment: Mapping[str, str], chosen: str, kind: type[object]
) -> None:
    invocation = Invocation(environment, SystemClock())

    beside = sweeper_of(settings(environment, PRIVACY_SCHEDULER=chosen), invocation)

    assert isinstance(beside, kind)
    assert "companion" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_a_free_address_is_let_go_again(taken: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]

    check_address(Address("127.0.0.1", free))

    assert free != taken
    with socket.create_server(("127.0.0.1", free)) as listener:
        assert listener.getsockname()[1] == free


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_an_address_where_somebody_listens_is_refused(taken: int) -> None:
    with pytest.raises(AddressError) as caught:
        check_address(Address("127.0.0.1", taken))

    expected = f"cannot listen at 127.0.0.1:{taken}: Address already in use"
    assert str(caught.value).startswith(expected)


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_an_address_of_the_sixth_version_is_checked_as_one() -> None:
    # Kept for documentation of addresses: no machine has it, whether it speaks IPv6 or not.
    with pytest.raises(AddressError, match=r"^cannot listen at 2001:db8::1:8000: "):
        check_address(Address("2001:db8::1", 8000))


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_serve_refuses_an_address_that_is_taken(
    environment: dict[str, str], taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    environment["PRIVACY_BIND"] = f"127.0.0.1:{taken}"

    assert run(["serve"], environment) == 1

    said = capsys.readouterr().err
    assert said.startswith(f"error: cannot listen at 127.0.0.1:{taken}: ")
    assert said.count("\n") == 1


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_serve_serves_until_it_is_told_to_stop(environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        environment["PRIVACY_BIND"] = f"127.0.0.1:{listener.getsockname()[1]}"
    handlers = {
        each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }

    def stop_once_it_listens_to_signals() -> None:
        while signal.getsignal(signal.SIGTERM) == handlers[signal.SIGTERM]:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGTERM)

    stopper = threading.Thread(target=stop_once_it_listens_to_signals, daemon=True)
    stopper.start()
    try:
        code = run(["serve"], environment)
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)

    stopper.join(5)
    assert code == 0
    assert not stopper.is_alive()
