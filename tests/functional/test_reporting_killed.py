"""A process that reports is killed; what it had done stays, and the next one does the rest."""

import json
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from privacy.identity.reporting_pass import Watch
from privacy.services import Services
from tests.functional.reporting_child import STEPS, main
from tests.world import ADMIN, USER, World

ROOT = Path(__file__).parents[2]
DAY = timedelta(days=1)


@pytest.fixture
def weekly(installed: World) -> World:
    """Return a world where two sites hold two people, and one of them is to report it."""
    for day in range(7):
        look_up(installed, "jira:acme-1", day)
    look_up(installed, "confluence:acme-2", 0)
    installed.jira.close(USER)
    return installed


def services_of(world: World) -> Services:
    found: Services = world.app.extensions["privacy.services"]
    return found


def look_up(world: World, client_key: str, day: int) -> None:
    world.clock.advance(min(day, 1) * DAY)
    services = services_of(world)
    site = services.register.installed(client_key)
    services.identities.directory.lookup(site, [ADMIN, USER])


def prepare(world: World, step: str) -> None:
    """Write down what another process is to do."""
    of_site = ("client_key", "product", "base_url", "shared_secret", "installed")
    given = {
        "step": step,
        "now": world.clock.now().isoformat(),
        "environment": dict(world.environment),
        "sites": [{name: getattr(site, name) for name in of_site} for site in world.sites],
        "closed": [USER],
    }
    (world.folder / "given.json").write_text(json.dumps(given), "utf-8")


def killed_at(step: str, world: World) -> list[str]:
    """Let another process report, which is killed at a step; return the accounts that it sent."""
    prepare(world, step)
    work = f"main(Path({str(world.folder)!r}))"
    script = f"from pathlib import Path\nfrom tests.functional.reporting_child import main\n{work}"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    sent = world.folder / "sent.json"
    accounts = json.loads(sent.read_bytes())["accounts"] if sent.exists() else []
    return sorted(it["accountId"] for it in accounts)


class GoneError(BaseException):
    """Stands for the end of a process."""


def gone() -> None:
    raise GoneError


def test_the_last_step_is_the_last_one(weekly: World) -> None:
    prepare(weekly, "saved")

    with pytest.raises(GoneError):
        main(weekly.folder, gone)

    assert weekly.acts().count("account closed") == 2
    assert services_of(weekly).reporter.plan.sites(1) == []


@pytest.mark.parametrize("step", STEPS)
def test_a_report_that_was_killed_is_finished_and_not_doubled(weekly: World, step: str) -> None:
    sent = killed_at(step, weekly)
    assert sent == ([] if step == "asked" else sorted([ADMIN, USER]))

    reported = services_of(weekly).reporter.run(timedelta(hours=1), Watch(lambda: True))

    assert reported.is_done
    again = sorted(account_id for account_id, _ in weekly.jira.reported)
    # The one call in hand may come twice; of what it erased, nothing is left to be reported.
    expected = {"obeyed": [ADMIN], "saved": []}
    assert again == expected.get(step, sorted([ADMIN, USER]))
    assert weekly.confluence.reported == []
    held = weekly.rows("SELECT held FROM site_identities ORDER BY site_id")
    assert [row["held"] for row in held] == [1, 1]
    assert len(weekly.rows("SELECT id FROM tombstone")) == 2
    assert weekly.acts().count("account closed") == 2
