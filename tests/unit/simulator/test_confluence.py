"""Does the pretend Confluence answer in Confluence's shapes?"""

from http import HTTPStatus

import pytest

from privacy.simulator.people import (
    ADMINISTRATOR,
    CLOSED_TEST_ACCOUNT,
    DEACTIVATED_USER,
    HIDDEN_USER,
    Person,
)
from privacy.simulator.site import PretendSite

from .doubles import App

_USER = "/rest/api/user"
_ADMINISTER = {"operation": "administer", "targetType": "application"}
_USE = {"operation": "use", "targetType": "application"}


def operations(app: App, site: PretendSite, account_id: str) -> list[dict[str, str]]:
    answer = app.get(site, f"{_USER}?accountId={account_id}&expand=operations")
    told: list[dict[str, str]] = answer.get_json()["operations"]
    return told


def test_an_administrator_may_administer_the_application(app: App, confluence: PretendSite) -> None:
    assert operations(app, confluence, ADMINISTRATOR) == [_USE, _ADMINISTER]


def test_an_ordinary_person_may_only_use_it(app: App, confluence: PretendSite) -> None:
    confluence.set_administrator(ADMINISTRATOR, administrator=False)

    assert operations(app, confluence, ADMINISTRATOR) == [_USE]


def test_a_closed_account_may_nothing(app: App, confluence: PretendSite) -> None:
    assert operations(app, confluence, CLOSED_TEST_ACCOUNT) == []


def test_operations_are_told_only_when_asked_for(app: App, confluence: PretendSite) -> None:
    told = app.get(confluence, f"{_USER}?accountId={ADMINISTRATOR}").get_json()

    assert told == {
        "type": "known",
        "accountId": ADMINISTRATOR,
        "accountType": "atlassian",
        "email": "",
        "publicName": "Ingrid Solheim",
        "displayName": "Ingrid Solheim",
        "profilePicture": {
            "path": f"/wiki/aa-avatar/{ADMINISTRATOR}",
            "width": 48,
            "height": 48,
            "isDefault": True,
        },
    }


def test_a_hidden_name_leaves_the_public_one(app: App, confluence: PretendSite) -> None:
    told = app.get(confluence, f"{_USER}?accountId={HIDDEN_USER}").get_json()

    assert (told["displayName"], told["publicName"]) == (None, "siobhan")


@pytest.mark.parametrize(
    ("account_id", "account_type"), [(CLOSED_TEST_ACCOUNT, ""), (DEACTIVATED_USER, "atlassian")]
)
def test_only_an_erased_account_has_no_type(
    account_id: str, account_type: str, app: App, confluence: PretendSite
) -> None:
    told = app.get(confluence, f"{_USER}?accountId={account_id}").get_json()

    assert told["accountType"] == account_type


def test_a_stranger_is_not_found(app: App, confluence: PretendSite) -> None:
    answer = app.get(confluence, f"{_USER}?accountId=stranger")

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert answer.get_json()["statusCode"] == 404


@pytest.mark.parametrize("path", [_USER, f"{_USER}/bulk"])
def test_somebody_must_be_asked_for(path: str, app: App, confluence: PretendSite) -> None:
    assert app.get(confluence, path).status_code == HTTPStatus.BAD_REQUEST


def test_beyond_two_hundred_people_are_dropped_without_a_word(
    app: App, confluence: PretendSite
) -> None:
    ids = [f"{number:024x}" for number in range(201)]
    confluence.people = {each: Person(each, f"Person {each[-2:]}") for each in ids}
    query = "&".join(f"accountId={each}" for each in ids)

    told = app.get(confluence, f"{_USER}/bulk?{query}").get_json()

    assert told["size"] == len(told["results"]) == 200
    assert told["results"][-1]["accountId"] == ids[199]
