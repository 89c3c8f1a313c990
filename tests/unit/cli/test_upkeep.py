"""Does `sweep` remove what is over, and say what it did, or in one message what it could not?"""

import io
import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from typing import TextIO

import pytest

from privacy.cli.commands import run
from privacy.cli.upkeep import works
from privacy.clock import SystemClock
from privacy.identity.shortening import SWEEP
from privacy.identity.tombstones import bury
from privacy.retention.lease import Lease
from privacy.services import build
from privacy.settings.model import Settings
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from privacy.transport.http import HttpTransport
from tests.clocks import BEGINNING
from tests.unit.installs.making import Installs

Capture = pytest.CaptureFixture[str]
DONE = "removed 0 identities, {} tombstones, 0 days of counted calls; 0 sites are forgotten\n"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    made = Database(open_engine(database_url))
    migrate(made)
    yield made
    made.engine.dispose()


def bury_somebody(database: Database) -> None:
    """Write a tombstone whose time is over."""
    installs = Installs(database)
    installs.install()
    with database.writing() as connection:
        bury(connection, installs.site(), [b"hash"], BEGINNING, BEGINNING)


def test_one_pass_is_summed_up_in_a_line(
    environment: dict[str, str], database: Database, capsys: Capture
) -> None:
    bury_somebody(database)

    codes = [run(["sweep"], environment), run(["sweep"], environment)]

    said = capsys.readouterr()
    assert (codes, said.err) == ([0, 0], "")
    assert said.out == DONE.format(1) + DONE.format(0)


def test_beside_a_server_it_sweeps_then_reports(
    environment: dict[str, str], database: Database
) -> None:
    bury_somebody(database)
    services = build(Settings.read(environment), SystemClock(), HttpTransport())

    said = {name: work(io.StringIO()) for name, work in works(services).items()}

    services.database.engine.dispose()
    assert list(said) == ["sweep", "report"]
    assert said["sweep"] == DONE.format(1).strip()
    assert said["report"].startswith("accounts reported: 0, ")


class Terminal:
    """Standard error, as a person sees it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def isatty(self) -> bool:
        return True

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def test_a_person_sees_how_far_it_has_come(
    environment: dict[str, str],
    database: Database,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bury_somebody(database)
    monkeypatch.setattr(sys, "stderr", Terminal(sys.stderr))

    assert run(["sweep"], environment) == 0
    assert "tombstones: 1 so far\n" in capsys.readouterr().err


def test_that_another_one_sweeps_is_no_error(
    environment: dict[str, str], database: Database, capsys: Capture
) -> None:
    assert Lease(database, SystemClock(), SWEEP).take("another")

    assert run(["sweep"], environment) == 0
    assert capsys.readouterr().out == "another process sweeps at this moment\n"


def test_what_is_left_is_one_message(
    environment: dict[str, str], database: Database, capsys: Capture
) -> None:
    installs = Installs(database)
    site_id = installs.install()
    installs.uninstall()
    file = environment["PRIVACY_CACHE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE other (name TEXT)")

    assert run(["sweep"], environment) == 1

    said = capsys.readouterr()
    failed = f"failed: site {site_id}: StoreError; scrubbing the cache: StoreError"
    assert (said.out, said.err) == ("", f"error: {DONE.format(0).strip()}; {failed}\n")


def test_a_database_that_is_not_migrated_is_one_message(
    environment: dict[str, str], capsys: Capture
) -> None:
    assert run(["sweep"], environment) == 1
    assert capsys.readouterr().err.endswith("; is it migrated?\n")


def test_beside_a_server_it_goes_on_until_it_is_ended(
    environment: dict[str, str], database: Database, capsys: Capture
) -> None:
    del database
    before = signal.getsignal(signal.SIGTERM)

    def stop_once_it_listens_to_signals() -> None:
        while signal.getsignal(signal.SIGTERM) == before:
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGTERM)

    stopper = threading.Thread(target=stop_once_it_listens_to_signals, daemon=True)
    stopper.start()
    try:
        with pytest.raises(SystemExit) as ended:
            run(["sweep", "--beside", str(os.getppid())], environment)
    finally:
        signal.signal(signal.SIGTERM, before)

    stopper.join(5)
    assert ended.value.code == 0
    assert capsys.readouterr() == ("", "")
