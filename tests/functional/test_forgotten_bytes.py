"""Is what was forgotten in no file and no row any more? Searched for by the very bytes."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from privacy.identity.sealed import SiteSeal
from privacy.installs.site import Site
from privacy.simulator.people import Person
from tests import bytes as kept
from tests.databases import STORM
from tests.functional.asking import cache, services, site_of
from tests.world import World

MARK = "Quetzalcoatl"
# Many, so that the trees of the files are built, balanced and emptied.
PEOPLE = [f"557058:{number:08x}-0d3b-4c47-9f21-5e6a7b8c9d0e" for number in range(120)]
DAY = timedelta(days=1)


@dataclass
class Copies:
    """What is kept of people: the sealed bytes of each entry, and of the account id of each row."""

    entries: dict[str, bytes]
    rows: dict[str, bytes]


@pytest.fixture
def crowded(installed: World) -> World:
    """Return a world in which two sites hold copies of many people."""
    for site in (installed.jira, installed.other):
        site.people |= {each: Person(each, f"{MARK} {each[7:15]}") for each in PEOPLE}
        found = cache(installed, site, *PEOPLE)
        assert all(MARK in str(each.display_name) for each in found.values())
    return installed


def copies(world: World, site: Site) -> Copies:
    """Return the sealed bytes as they are kept now."""
    seal = SiteSeal.of(site)
    entries = services(world).identities.store.get_many(*map(seal.key, PEOPLE))
    rows = {
        row["account_hash"].hex(): row["account_id"]
        for row in world.rows(f"SELECT * FROM identity_index WHERE site_id = {site.site_id}")  # noqa: S608 - a number
    }
    found = Copies(
        {it: entry for it, entry in zip(PEOPLE, entries, strict=True) if entry is not None},
        {it: rows[seal.key(it)] for it in PEOPLE},
    )
    assert_kept(world, found, PEOPLE)
    return found


def assert_gone(world: World, found: Copies, people: list[str]) -> None:
    assert kept.left_of([found.entries[it] for it in people], world.cache.everything()) == []
    assert kept.left_of([found.rows[it] for it in people], kept.database_bytes(world)) == []


def assert_kept(world: World, found: Copies, people: list[str]) -> None:
    in_cache, in_database = world.cache.everything(), kept.database_bytes(world)
    assert [it for it in people if found.entries[it] not in in_cache] == []
    assert [it for it in people if found.rows[it] not in in_database] == []


def test_what_is_over_is_gone_after_one_sweep(crowded: World) -> None:
    found = [copies(crowded, site_of(crowded, each)) for each in (crowded.jira, crowded.other)]

    crowded.clock.advance(DAY)
    swept = crowded.sweep()

    assert swept is not None
    assert (swept.identities, swept.is_done, swept.failures) == (2 * len(PEOPLE), True, ())
    for each in found:
        assert_gone(crowded, each, PEOPLE)


def test_what_is_over_goes_and_what_is_not_stays(crowded: World) -> None:
    older = copies(crowded, site_of(crowded, crowded.jira))
    crowded.clock.advance(DAY / 2)
    again = PEOPLE[::3]
    for each in again:
        services(crowded).identities.erasing.refresh(site_of(crowded, crowded.jira), [each])
    cache(crowded, crowded.jira, *again)
    newer = copies(crowded, site_of(crowded, crowded.jira))

    crowded.clock.advance(DAY / 2)
    crowded.sweep()

    assert_gone(crowded, older, PEOPLE)
    assert_gone(crowded, newer, [each for each in PEOPLE if each not in again])
    assert_kept(crowded, newer, again)


@pytest.mark.parametrize("how", ["erase", "close", "refresh"])
def test_an_erased_account_is_gone_at_once_and_the_others_stay(crowded: World, how: str) -> None:
    site = site_of(crowded, crowded.jira)
    found, others = copies(crowded, site), copies(crowded, site_of(crowded, crowded.other))
    erasing = services(crowded).identities.erasing
    acts: dict[str, Callable[[str], object]] = {
        "erase": lambda it: erasing.erase(site, it),
        "close": lambda it: erasing.close(site, [it]),
        "refresh": lambda it: erasing.refresh(site, [it]),
    }
    erased = PEOPLE[5:45:4]

    for each in erased:
        acts[how](each)

        assert_gone(crowded, found, [each])
    assert_gone(crowded, found, erased)
    assert_kept(crowded, found, [each for each in PEOPLE if each not in erased])
    assert_kept(crowded, others, PEOPLE)


def test_fills_and_erasures_in_any_order_leave_nothing(crowded: World) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    site, erased = site_of(crowded, crowded.jira), Copies({}, {})
    for number in range(3 * STORM):
        found, some = copies(crowded, site), chance.sample(PEOPLE, 15)
        for each in some:
            services(crowded).identities.erasing.erase(site, each)
            erased.entries[f"{number} {each}"] = found.entries[each]
            erased.rows[f"{number} {each}"] = found.rows[each]

        assert_gone(crowded, erased, [*erased.rows])
        cache(crowded, crowded.jira, *some)


def test_an_uninstall_leaves_nothing_of_its_site(crowded: World) -> None:
    found = copies(crowded, site_of(crowded, crowded.jira))
    others = copies(crowded, site_of(crowded, crowded.other))

    assert crowded.uninstall(crowded.jira).status_code == 204

    assert_gone(crowded, found, PEOPLE)
    assert_kept(crowded, others, PEOPLE)


def test_nobody_is_anywhere_in_clear_at_any_time(crowded: World) -> None:
    marks = [MARK, *PEOPLE, *(each.partition(":")[2] for each in PEOPLE)]

    def assert_nobody() -> None:
        everything = kept.everything(crowded)
        assert b"acme.atlassian.net" in everything  # what is not secret is found
        assert [mark for mark in marks if mark.encode() in everything] == []

    assert_nobody()
    crowded.panel(crowded.jira)
    services(crowded).identities.erasing.close(site_of(crowded, crowded.jira), PEOPLE[:5])
    assert_nobody()
    crowded.clock.advance(DAY)
    crowded.sweep()
    assert_nobody()
    cache(crowded, crowded.other, *PEOPLE)
    crowded.uninstall(crowded.other)
    assert_nobody()
