"""How often is Atlassian asked? As seldom as its limits let, and once for all who ask at once."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from requests import PreparedRequest

from privacy.simulator.people import Person
from privacy.simulator.site import PretendSite
from tests.functional.asking import cache
from tests.world import USER, World

PEOPLE, SLOTS = 700, 1_000
MOST, LONGEST = 200, 7_500  # accounts of a call, and bytes of its path and query
PATHS = {
    "jira": "/rest/api/3/user/bulk?maxResults=200&startAt=0",
    "confluence": "/wiki/rest/api/user/bulk?",
}


def crowd(seed: int, least: int, most: int) -> list[str]:
    """Return ids of so many people, each so long, some of them with a letter that a URL escapes."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [
        f"{chance.randrange(10**6):06}:{'a' * chance.randint(least - 15, most - 15)}-{number:07}"
        if number % 2
        else f"{number:07}{'b' * chance.randint(least - 7, most - 7)}"
        for number in range(PEOPLE)
    ]


CROWDS = {
    "as Atlassian's": crowd(1, 24, 43),
    "short": [f"{number:05}" for number in range(PEOPLE)],
    "the longest": crowd(2, 127, 128),
}


def slots(ids: list[str]) -> list[str]:
    """Return a thousand places that show one of these people each, all of them somewhere."""
    chance = random.Random(3)  # noqa: S311 - no secret
    shown = ids + chance.choices(ids, k=SLOTS - len(ids))
    chance.shuffle(shown)
    return shown


def least_calls(ids: list[str], product: str) -> int:
    """Return how many calls the limits ask for, whatever is put together with what."""
    room = LONGEST - len(PATHS[product])
    needed = sum(len(f"&accountId={quote(each, safe='')}") for each in ids)
    return max(ceil(len(ids) / MOST), ceil(needed / room))


def bulk_calls(world: World) -> list[PreparedRequest]:
    return [call for call in world.wires.sent if "/user/bulk" in str(call.url)]


@pytest.mark.parametrize("product", ["jira", "confluence"])
@pytest.mark.parametrize("ids", CROWDS.values(), ids=CROWDS.keys())
def test_a_thousand_slots_cost_the_fewest_calls_and_then_none(
    installed: World, product: str, ids: list[str]
) -> None:
    site: PretendSite = getattr(installed, product)
    site.people |= {each: Person(each, f"Name of {each}") for each in ids}
    shown = slots(ids)
    assert (len(shown), len(set(shown))) == (SLOTS, PEOPLE)

    cold = cache(installed, site, *shown)
    calls = bulk_calls(installed)
    warm = cache(installed, site, *shown)

    assert {it: who.display_name for it, who in cold.items()} == {it: f"Name of {it}" for it in ids}
    assert warm == cold
    assert len(calls) == least_calls(ids, product)
    assert len(bulk_calls(installed)) == len(calls)
    assert max(len(call.path_url) for call in calls) <= LONGEST
    asked = [parse_qs(urlsplit(str(call.url)).query)["accountId"] for call in calls]
    assert max(map(len, asked)) <= MOST
    assert sorted(each for some in asked for each in some) == sorted(ids)
    counted = installed.rows("SELECT calls FROM site_call")
    assert [row["calls"] for row in counted] == [len(calls)]


def test_a_hundred_who_miss_one_account_at_once_cost_one_call(installed: World) -> None:
    callers = 100
    together = threading.Barrier(callers)
    installed.wires.before = lambda _: time.sleep(0.3)  # long enough for all to have asked

    def caller(_: int) -> str | None:
        together.wait()
        return cache(installed, installed.jira, USER)[USER].display_name

    with ThreadPoolExecutor(callers) as threads:
        names = set(threads.map(caller, range(callers)))

    assert names == {installed.jira.people[USER].display_name}
    assert len(bulk_calls(installed)) == 1
