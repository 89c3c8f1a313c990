"""Does the pretend Atlassian, honest or not, tell us who somebody is as the facts say?"""

from dataclasses import replace

import pytest

from privacy.connect.bulk import batches_for
from privacy.connect.host import CALL_LIMIT
from privacy.connect.users import Profiles, is_account_id, profiles
from privacy.errors import UnavailableError
from privacy.simulator.fault import FAULTS, too_many_requests
from privacy.simulator.people import (
    ADMINISTRATOR,
    APP_ACCOUNT,
    CLOSED_TEST_ACCOUNT,
    CUSTOMER,
    DEACTIVATED_USER,
    HIDDEN_USER,
    Person,
)

from .pretending import Pretended

STRANGER = "5e0a00000000000000000000"


@pytest.fixture(params=["jira", "confluence"])
def at(request: pytest.FixtureRequest) -> Pretended:
    return Pretended(request.param)


def asked(at: Pretended, *account_ids: str) -> Profiles:
    return profiles(at.host, at.access, account_ids, CALL_LIMIT)


def test_everybody_is_told_in_one_call(at: Pretended) -> None:
    everybody = [each for each in at.site.people if is_account_id(each)]

    found = asked(at, *everybody, STRANGER)

    assert {name.display_name for name in found.known.values()} == {
        at.site.people[each].shown_name for each in everybody
    }
    assert (set(found.known), found.absent) == (set(everybody), frozenset({STRANGER}))
    assert len(at.cloud.asked) == 1


def test_unusual_accounts_are_what_they_are(at: Pretended) -> None:
    known = asked(at, CLOSED_TEST_ACCOUNT, APP_ACCOUNT, CUSTOMER, HIDDEN_USER, ADMINISTRATOR).known

    assert {(known[each].kind, known[each].active) for each in (APP_ACCOUNT, CUSTOMER)} == {
        ("app", True),
        ("customer", True),
    }
    assert (known[CLOSED_TEST_ACCOUNT].display_name, known[CLOSED_TEST_ACCOUNT].active) == (
        "Former user",
        False,
    )
    assert known[HIDDEN_USER].display_name == "siobhan"
    assert known[ADMINISTRATOR].active


def test_jira_alone_says_who_was_deactivated(at: Pretended) -> None:
    told_active = asked(at, DEACTIVATED_USER).known[DEACTIVATED_USER].active

    assert told_active is (at.product == "confluence")


def test_a_corrupted_record_hides_who_it_was(at: Pretended) -> None:
    at.site.people[STRANGER] = Person("unknown", "Former user", active=False)

    found = asked(at, ADMINISTRATOR, STRANGER)

    assert (set(found.known), found.absent) == ({ADMINISTRATOR}, frozenset())


def test_an_outage_in_a_record_is_no_answer(at: Pretended) -> None:
    person = at.site.people[ADMINISTRATOR]
    at.site.people[ADMINISTRATOR] = replace(person, display_name=ADMINISTRATOR)

    assert asked(at, ADMINISTRATOR) == Profiles({}, frozenset())


def test_small_pages_are_followed() -> None:
    at = Pretended("jira")
    at.site.largest_page = 3
    everybody = [each for each in at.site.people if is_account_id(each)]

    found = asked(at, *everybody, STRANGER)

    assert (set(found.known), found.absent) == (set(everybody), frozenset({STRANGER}))
    assert len(at.cloud.asked) == 4


def test_seven_hundred_people_take_four_calls_and_nobody_is_lost(at: Pretended) -> None:
    crowd = [f"{number:024x}" for number in range(700)]
    at.site.people = {each: Person(each, f"Person {each[-3:]}") for each in crowd}

    found = [asked(at, *batch) for batch in batches_for(at.access, crowd)]

    assert set().union(*(each.known for each in found)) == set(crowd)
    assert not set().union(*(each.absent for each in found))
    assert len(at.cloud.asked) == 4


@pytest.mark.parametrize("name", sorted(set(FAULTS) - {"slow", "drip"}))
def test_no_fault_is_taken_for_an_answer(at: Pretended, name: str) -> None:
    at.cloud.faults.set(at.users, FAULTS[name]())

    with pytest.raises(UnavailableError):
        asked(at, ADMINISTRATOR, CLOSED_TEST_ACCOUNT)
    assert len(at.cloud.asked) == 1


def test_a_site_without_the_app_tells_nothing(at: Pretended) -> None:
    at.site.installed = False

    with pytest.raises(UnavailableError, match="401"):
        asked(at, ADMINISTRATOR)


def test_too_many_requests_say_when_to_come_again(at: Pretended) -> None:
    at.cloud.faults.set(at.users, too_many_requests("9"))

    with pytest.raises(UnavailableError, match="429") as caught:
        asked(at, ADMINISTRATOR)
    assert caught.value.retry_after is not None
    assert caught.value.retry_after.total_seconds() == 9
