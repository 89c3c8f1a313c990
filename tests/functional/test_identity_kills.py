"""What if a process is killed between two steps? Then whoever comes next sets it right."""

import signal
from datetime import timedelta

from privacy.audit.entry import Act
from privacy.identity.sealed import SiteSeal
from privacy.simulator.people import Person
from tests.databases import STORM
from tests.functional.acts import erase, report
from tests.functional.asking import cache, kept, services, site_of
from tests.functional.children import children
from tests.functional.dying import Script, perform
from tests.functional.wholeness import assert_whole, entries
from tests.world import USER, World

DAY = timedelta(days=1)
A_CLAIM_ENDS = timedelta(seconds=2)
SOME = 4


def script(world: World, act: str, account_id: str = USER) -> Script:
    sites = [world.jira, world.other]
    return Script(act, account_id, sites, world.environment, world.clock.now())


def chosen(steps: int) -> list[int]:
    """Return before which steps to die: all of them under the storm, else a few."""
    return list(range(1, steps + 1, 1 if STORM > 1 else max(1, steps // SOME)))


def is_killed(what: Script, last: int) -> bool:
    """Let another process do it, which dies before a step; tell whether it came that far."""
    child = children().Process(target=perform, args=(what, last))
    child.start()
    child.join(60)
    code = child.exitcode
    child.close()
    assert code in (0, -signal.SIGKILL)
    return code != 0


def restart(world: World) -> None:
    """Do what happens after a crash: the app is there again, and a sweep comes by."""
    assert_whole(world)
    world.clock.advance(A_CLAIM_ENDS)
    swept = world.sweep()
    assert swept is not None
    assert (swept.is_done, swept.failures) == (True, ())
    assert_whole(world)


def key(world: World, account_id: str = USER) -> str:
    return SiteSeal.of(site_of(world, world.jira)).key(account_id)


def test_a_fill_may_die_before_any_step(installed: World) -> None:
    steps = perform(script(installed, "fill"), 0)
    assert steps > 10
    assert kept(installed, installed.jira, USER) == {USER}

    killed = []
    for last in chosen(steps):
        erase(services(installed), site_of(installed, installed.jira), USER)
        killed.append(is_killed(script(installed, "fill"), last))
        restart(installed)

        name = cache(installed, installed.jira, USER)[USER].display_name
        assert name == installed.jira.people[USER].display_name
        assert kept(installed, installed.jira, USER) == {USER}
        assert entries(installed) == installed.noted()
    assert sum(killed) >= len(killed) - 1
    installed.clock.advance(DAY)
    restart(installed)
    assert entries(installed) == installed.noted() == set()


def test_an_erasure_may_die_before_any_step(installed: World) -> None:
    cache(installed, installed.jira, USER)
    steps = perform(script(installed, "erase"), 0)
    assert steps > 5
    assert installed.noted() == set()

    killed = []
    for last in chosen(steps):
        cache(installed, installed.jira, USER)
        acts = installed.acts()
        killed.append(is_killed(script(installed, "erase"), last))
        restart(installed)

        is_done = key(installed) not in installed.noted()
        assert installed.acts() == acts + [Act.ACCOUNT_ERASED] * is_done
        site = site_of(installed, installed.jira)
        assert erase(services(installed), site, USER) != is_done
        assert entries(installed) == installed.noted() == set()
        assert installed.acts() == [*acts, Act.ACCOUNT_ERASED]
    assert sum(killed) >= len(killed) - 1


def held_for_a_week(world: World, closed: str) -> None:
    """Let two sites hold an account that was closed meanwhile; the first one is to report it."""
    for site in (world.jira, world.other):
        site.people[closed] = Person(closed, f"Name of {closed}")
    for days in (3, 3, 0):
        cache(world, world.jira, closed, USER)
        world.clock.advance(days * DAY)
    cache(world, world.other, closed, USER)
    for site in (world.jira, world.other):
        assert kept(world, site, closed, USER) == {closed, USER}
        site.close(closed)


def assert_reported(world: World, closed: str) -> None:
    for site in (world.jira, world.other):
        assert kept(world, site, closed, USER) == {USER}
        assert cache(world, site, closed)[closed].standing == "closed"
    assert services(world).reporter.plan.waiting() == 0
    assert_whole(world)


def test_a_report_may_die_before_any_step(installed: World) -> None:
    held_for_a_week(installed, "person-0")
    steps = perform(script(installed, "report"), 0)
    assert steps > 20
    assert_reported(installed, "person-0")

    killed = []
    for last in chosen(steps):
        closed = f"person-{last}"
        held_for_a_week(installed, closed)
        killed.append(is_killed(script(installed, "report"), last))
        restart(installed)

        report(services(installed))
        assert_reported(installed, closed)
    assert sum(killed) >= len(killed) - 1
