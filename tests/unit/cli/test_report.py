"""Does the command report what is due, show how far it is, and name what failed by number only?"""

import io
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.cli.commands import run
from privacy.cli.report import LEASE, UnreportedError, hold_back, report
from privacy.retention.lease import Lease
from privacy.services import Services
from privacy.simulator import fault
from privacy.simulator.fault import Kind
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.world import ADMIN, USER, World

ROOT = Path(__file__).parents[3]
Capture = pytest.CaptureFixture[str]
NOTHING = "accounts reported: 0, sites: 0, closed: 0, changed: 0"


class Terminal(io.StringIO):
    """A terminal, as far as programs can tell."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def services(installed: World) -> Services:
    """Return the services of an app that has two people to report on each of two sites."""
    found: Services = installed.app.extensions["privacy.services"]
    for _ in range(7):
        for pretended in (installed.jira, installed.confluence):
            site = found.register.installed(pretended.client_key)
            found.identities.directory.lookup(site, [ADMIN, USER])
        installed.clock.advance(timedelta(hours=23.9))
    return found


def test_what_is_due_is_reported_and_summed_up(installed: World, services: Services) -> None:
    installed.jira.close(USER)
    told = io.StringIO()

    summary = report(services, told)

    assert summary == "accounts reported: 3, sites: 2, closed: 1, changed: 0"
    assert told.getvalue() == ""
    assert report(services, told) == NOTHING


def test_a_person_sees_how_far_it_is(services: Services) -> None:
    terminal = Terminal()

    report(services, terminal)

    assert "accounts" in terminal.getvalue()
    assert "100%" in terminal.getvalue()
    assert not any(it in terminal.getvalue() for it in (ADMIN, USER))


def test_sites_that_failed_are_named_by_number(installed: World, services: Services) -> None:
    installed.cloud.faults.set(Kind.JIRA_REPORTS, fault.unauthorized())
    told = io.StringIO()

    with pytest.raises(UnreportedError) as raised:
        report(services, told)

    assert str(raised.value) == (
        "accounts reported: 2, sites: 1, closed: 0, changed: 0; "
        "sites that failed and are tried again later: 1"
    )
    assert told.getvalue() == "site 1: the site: 401\n"


def test_what_another_process_does_is_not_done_twice(installed: World, services: Services) -> None:
    with Lease(services.database, services.clock, LEASE).held():
        assert report(services, io.StringIO()) == "another process reports at this moment"

    assert installed.jira.reported == []
    assert report(services, io.StringIO()) != NOTHING


def test_whoever_loses_the_lease_stops_and_says_that_not_all_is_done(
    installed: World, services: Services
) -> None:
    other = Lease(services.database, services.clock, LEASE)

    def lose_the_lease(_: object) -> None:
        installed.clock.advance(timedelta(seconds=100))
        assert other.take("another")

    installed.wires.before = lose_the_lease
    with pytest.raises(UnreportedError, match="not all is reported yet, the next time goes on"):
        report(services, io.StringIO())


def test_it_ends_with_its_time(installed: World, services: Services) -> None:
    with pytest.raises(UnreportedError, match="not all is reported yet, the next time goes on"):
        report(services, io.StringIO(), timedelta(0))

    assert installed.jira.reported == []


def test_the_command_prints_the_summary(environment: dict[str, str], capsys: Capture) -> None:
    prepare(environment)

    assert run(["report", "--now"], environment) == 0

    said = capsys.readouterr()
    assert (said.out, said.err) == (f"{NOTHING}\n", "")


def test_a_database_that_is_not_migrated_is_one_message(
    environment: dict[str, str], capsys: Capture
) -> None:
    assert run(["report", "--now"], environment) == 1

    assert capsys.readouterr().err.startswith("error: the database: ")


@pytest.mark.parametrize("seconds", [0, 150])
def test_a_pause_is_said_and_made(seconds: int) -> None:
    waited: list[float] = []
    told = io.StringIO()

    hold_back(timedelta(seconds=seconds), waited.append, told)

    assert waited == [seconds][: bool(seconds)]
    said = f"reports begin in {seconds} seconds; --now begins at once\n"
    assert told.getvalue() == (said if seconds else "")


def test_without_now_it_waits_and_can_be_stopped(environment: dict[str, str]) -> None:
    prepare(environment)
    command = [sys.executable, "-m", "privacy", "report"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stderr is not None
        assert child.stderr.readline().startswith(b"reports begin in ")
        child.send_signal(signal.SIGINT)
        said, complaint = child.communicate(timeout=20)

    assert (child.returncode, said, complaint.split()) == (130, b"", [b"stopped"])


def prepare(environment: dict[str, str]) -> None:
    database = Database(open_engine(environment["PRIVACY_DATABASE_URL"]))
    migrate(database)
    database.engine.dispose()
