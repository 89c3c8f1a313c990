"""Many hooks at once: of one site they come one after another, of many sites they all succeed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from privacy.simulator.signing import Hook
from privacy.simulator.site import PretendSite
from tests.databases import STORM
from tests.world import World, refusal

pytestmark = [pytest.mark.enable_socket]

MANY = 20


@pytest.fixture
def crowd(world: World) -> World:
    """Return a world, on each kind of database."""
    return world


def send_all(world: World, hooks: list[Hook]) -> list[int]:
    """Send hooks at once; return the status of each, in their order."""
    with ThreadPoolExecutor(len(hooks)) as pool:
        return [response.status_code for response in pool.map(world.send, hooks)]


def test_twenty_installs_of_one_site_alike(crowd: World) -> None:
    for _ in range(STORM):
        hooks = [crowd.made(crowd.jira, "installed") for _ in range(MANY)]

        assert send_all(crowd, hooks) == [204] * MANY
        crowd.jira.installed = True
        assert len(crowd.rows("SELECT * FROM site")) == 1
        assert crowd.acts().count("installed") == 1
        assert crowd.panel(crowd.jira).status_code == 200


def test_one_install_delivered_twenty_times_at_once(crowd: World) -> None:
    hook = crowd.made(crowd.jira, "installed")

    assert send_all(crowd, [hook] * MANY) == [204] * MANY
    assert crowd.acts() == ["installed"]


def test_twenty_sites_at_once(crowd: World) -> None:
    sites = [
        PretendSite.new(f"jira:many-{number}", "jira", f"https://many-{number}.atlassian.net")
        for number in range(MANY)
    ]

    assert send_all(crowd, [crowd.made(site, "installed") for site in sites]) == [204] * MANY
    assert len(crowd.rows("SELECT * FROM site WHERE state = 'installed'")) == MANY
    assert crowd.acts() == ["installed"] * MANY


def test_the_secret_of_the_last_accepted_of_many_installs_verifies(crowd: World) -> None:
    for _ in range(STORM):
        secrets, hooks = [], []
        for _ in range(MANY):
            crowd.jira.rotate_secret()
            secrets.append(crowd.jira.shared_secret)
            hooks.append(crowd.made(crowd.jira, "installed"))
            crowd.clock.advance(timedelta(seconds=1))

        assert send_all(crowd, hooks) == [204] * MANY
        crowd.jira.installed = True
        assert len(crowd.rows("SELECT * FROM site")) == 1
        crowd.clock.advance(timedelta(minutes=6))
        assert works(crowd, secrets).count(True) == 1


def works(world: World, secrets: list[str]) -> list[bool]:
    """Return for each secret whether it still signs pages."""
    found = []
    for secret in secrets:
        world.jira.shared_secret = secret
        found.append(refusal_or_ok(world) == "ok")
    world.jira.shared_secret = secrets[found.index(True)]
    return found


def refusal_or_ok(world: World) -> str:
    response = world.evidence(world.jira)
    return "ok" if response.status_code == 200 else refusal(response)[1]


def test_installs_and_uninstalls_at_once_end_in_a_whole_state(crowd: World) -> None:
    for _ in range(5 * STORM):
        hooks = []
        for _ in range(10):
            hooks.append(crowd.made(crowd.jira, "installed"))
            hooks.append(crowd.made(crowd.jira, "uninstalled"))
        crowd.jira.installed = True

        assert set(send_all(crowd, hooks)) == {204}

        row = crowd.rows("SELECT * FROM site ORDER BY id")[0]
        keys = [row["secret"] is not None, row["data_key"] is not None]
        is_installed = row["state"] == "installed"
        assert keys == [is_installed, is_installed]
        assert (crowd.acts()[-1] != "uninstalled") == is_installed
        outcome = refusal_or_ok(crowd)
        assert outcome == ("ok" if is_installed else "invalid_token")
        crowd.clock.advance(timedelta(seconds=1))
