"""Are many accounts as few calls as can be, and one account one call for many callers?"""

import threading

from requests import PreparedRequest

from privacy.clock import SystemClock
from privacy.errors import UnreachableError
from privacy.identity.opening import open_store
from privacy.identity.standing import Standing
from privacy.simulator.people import Person
from tests.unit.identity.meanwhile import at_once
from tests.unit.identity.stage import SOMEBODY, Stage
from tests.world import ADMIN_NAME

PEOPLE = [f"557058:person-{number}" for number in range(700)]
SLOTS = [*PEOPLE, *PEOPLE[:300]]


def settle(stage: Stage) -> None:
    for site in stage.sites:
        site.people = {it: Person(it, f"Name of {it}") for it in PEOPLE}


def test_a_thousand_slots_with_seven_hundred_people_are_four_calls_and_then_none(
    stage: Stage,
) -> None:
    settle(stage)

    cold = stage.directory().lookup(stage.jira, SLOTS)
    assert {it: one.display_name for it, one in cold.items()} == {
        it: f"Name of {it}" for it in PEOPLE
    }
    assert len(stage.wires.sent) == 4
    assert stage.standing(stage.jira).held == 700

    assert stage.directory().lookup(stage.jira, SLOTS) == cold
    assert len(stage.wires.sent) == 4


def test_only_what_is_missing_is_asked_for(stage: Stage) -> None:
    settle(stage)
    stage.directory().lookup(stage.jira, PEOPLE[:650])
    stage.wires.sent.clear()

    stage.directory().lookup(stage.jira, SLOTS)

    assert len(stage.wires.sent) == 1
    assert stage.wires.urls[0].count("accountId=") == 50


def test_a_batch_that_fails_leaves_the_others_and_what_is_cached(stage: Stage) -> None:
    settle(stage)
    stage.directory().lookup(stage.jira, PEOPLE[:1])

    def fail(request: PreparedRequest) -> None:
        if "person-699" in str(request.url):
            raise UnreachableError("gone")

    stage.wires.before = fail
    found = stage.directory().lookup(stage.jira, SLOTS)

    standings = [one.standing for one in found.values()]
    assert found[PEOPLE[0]].standing is Standing.ACTIVE
    assert standings.count(Standing.UNREACHABLE) == 99
    assert stage.standing(stage.jira).held == 601


def test_a_hundred_callers_of_one_account_are_one_call(stage: Stage) -> None:
    directory, names = stage.directory(clock=SystemClock()), list[str | None]()

    def wait(_: PreparedRequest) -> None:
        threading.Event().wait(0.3)

    stage.wires.before = wait
    site = stage.jira

    def look_up() -> None:
        names.append(directory.lookup(site, [SOMEBODY])[SOMEBODY].display_name)

    at_once(*[look_up] * 100)

    assert len(stage.wires.sent) == 1
    assert names == [ADMIN_NAME] * 100


def test_callers_in_four_processes_are_one_call(stage: Stage) -> None:
    store = open_store(stage.cache_url, SystemClock(), 16)
    names: list[str | None] = []

    def wait(_: PreparedRequest) -> None:
        threading.Event().wait(0.3)

    stage.wires.before = wait
    site = stage.jira

    def process() -> None:
        directory = stage.directory(store, clock=SystemClock())
        names.append(directory.lookup(site, [SOMEBODY])[SOMEBODY].display_name)

    at_once(*[process] * 4)

    assert len(stage.wires.sent) == 1
    assert names == [ADMIN_NAME] * 4
