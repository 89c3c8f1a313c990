"""What if everything happens at once? Then all of it is still true afterwards."""

from datetime import timedelta

import pytest

from privacy.identity.sealed import SiteSeal
from privacy.services import Services
from privacy.simulator.people import Person
from tests.databases import STORM
from tests.functional.acts import erase, fill, report, sweep
from tests.functional.asking import kept, services, site_of
from tests.functional.racing import Race
from tests.functional.wholeness import assert_whole, entries
from tests.world import USER, World

ROUNDS = 200 if STORM > 1 else 5
DAY = timedelta(days=1)


@pytest.fixture
def race(installed: World) -> Race:
    return Race(installed)


@pytest.mark.parametrize("how", ["erase", "refresh", "close"])
@pytest.mark.parametrize("is_held", [False, True])
def test_what_is_erased_during_the_call_is_not_kept(
    installed: World, how: str, *, is_held: bool
) -> None:
    site, here = site_of(installed, installed.jira), services(installed)
    there: Services = installed.new_app().extensions["privacy.services"]
    fill(here, site, *[USER] * is_held)
    installed.clock.advance(DAY)
    argument = USER if how == "erase" else [USER]
    installed.wires.before = lambda _: getattr(there.identities.erasing, how)(site, argument)

    fill(here, site, USER)

    assert kept(installed, installed.jira, USER) == set()
    assert entries(installed) == installed.noted() == set()
    assert_whole(installed)


def test_a_fill_that_began_before_an_erasure_does_not_keep_what_it_learned(race: Race) -> None:
    world, site = race.world, site_of(race.world, race.world.jira)
    for _ in range(ROUNDS):
        _, erased_at = race.together(
            lambda: fill(race.here, site, USER), lambda: erase(race.there, site, USER)
        )

        assert_whole(world)
        began_before = any(at < erased_at for at in race.called)
        assert not (began_before and kept(world, world.jira, USER))
        erase(race.here, site, USER)
        assert world.noted() == set()


def test_a_copy_that_is_fetched_again_is_erased_all_the_same(race: Race) -> None:
    world, site = race.world, site_of(race.world, race.world.jira)
    erasing = race.there.identities.erasing
    for _ in range(ROUNDS):
        fill(race.here, site, USER)
        world.clock.advance(DAY)

        _, refreshed_at, erased_at = race.together(
            lambda: fill(race.here, site, USER),
            lambda: erasing.refresh(site, [USER]),
            lambda: erase(race.there, site, USER),
        )

        assert_whole(world)
        began_before = any(at < max(refreshed_at, erased_at) for at in race.called)
        assert not (began_before and kept(world, world.jira, USER))
        fill(race.here, site, USER)
        assert kept(world, world.jira, USER) == {USER}


def held_for_a_week(race: Race, people: list[str]) -> None:
    """Let two sites hold people for so long that they are to be reported, and close the first."""
    world = race.world
    for site in (world.jira, world.other):
        site.people |= {each: Person(each, f"Name of {each}") for each in people}
    for days in (3, 3, 0):
        for site in (world.jira, world.other):
            fill(race.here, site_of(world, site), *people)
        world.clock.advance(days * DAY)
    for site in (world.jira, world.other):
        site.close(people[0])
    world.other.mark_updated(people[1])


def sites_with_rows(world: World, table: str) -> set[int]:
    return {row["site_id"] for row in world.rows(f"SELECT site_id FROM {table}")}  # noqa: S608 - a name of ours


def buried(world: World) -> set[str]:
    return {row["account_hash"].hex() for row in world.rows("SELECT account_hash FROM tombstone")}


def test_a_report_brings_nothing_back_to_a_site_that_is_uninstalled_meanwhile(race: Race) -> None:
    world = race.world
    for number in range(ROUNDS):
        people = [f"person-{number}-{each}" for each in range(4)]
        held_for_a_week(race, people)
        site, other = site_of(world, world.jira), site_of(world, world.other)
        keys = {SiteSeal.of(site).key(each) for each in people}
        assert keys <= entries(world)

        race.together(
            lambda: report(race.there),
            lambda: world.uninstall(world.jira),
            lambda: fill(race.there, site, USER, *people),  # noqa: B023 - done in this round
        )

        assert_whole(world)
        assert not keys & entries(world)
        sweep(race.here)
        assert_whole(world)
        assert race.here.register.of(site.site_id) is None
        assert site.site_id not in sites_with_rows(world, "identity_index")
        assert site.site_id not in sites_with_rows(world, "tombstone")
        world.clock.advance(timedelta(hours=1))
        report(race.here)
        assert kept(world, world.other, *people[:2]) == set()
        assert SiteSeal.of(other).key(people[0]) in buried(world)
        assert world.install(world.jira).status_code == 204


def test_two_sweeps_at_once_remove_all_that_is_over_and_nothing_else(race: Race) -> None:
    world, sites = race.world, [race.world.jira, race.world.other]
    people = [*world.jira.people]
    again = people[::4]
    for _ in range(ROUNDS):
        for site in sites:
            fill(race.here, site_of(world, site), *people)
        world.clock.advance(DAY)
        now = world.clock.now()

        race.together(
            lambda: sweep(race.here),
            lambda: sweep(race.there),
            lambda: list(race.there.identities.remover.due(now)),  # noqa: B023 - done in this round
            lambda: fill(race.here, site_of(world, sites[0]), *again),
        )

        assert_whole(world)
        seal = SiteSeal.of(site_of(world, sites[0]))
        askable = kept(world, sites[0], *again)
        assert len(askable) >= len(again) - 1
        assert world.noted() == entries(world) == set(map(seal.key, askable))
