"""Does the pretend Jira answer in Jira's shapes?"""

from http import HTTPStatus
from urllib.parse import quote

import pytest

from privacy.simulator.people import (
    ADMINISTRATOR,
    CLOSED_TEST_ACCOUNT,
    UNKNOWN_ACCOUNT,
    Person,
)
from privacy.simulator.site import PretendSite

from .doubles import App

_CHECK = "/rest/api/3/permissions/check"
_BULK = "/rest/api/3/user/bulk"


def asked_for(account_id: str, *permissions: str) -> dict[str, object]:
    return {
        "globalPermissions": list(permissions),
        "projectPermissions": [],
        "accountId": account_id,
    }


def test_an_administrator_is_granted_what_was_asked(app: App, jira: PretendSite) -> None:
    answer = app.post(jira, _CHECK, asked_for(ADMINISTRATOR, "ADMINISTER"))

    assert answer.json == {"globalPermissions": ["ADMINISTER"], "projectPermissions": []}


@pytest.mark.parametrize("account_id", [CLOSED_TEST_ACCOUNT, "no-such-account"])
def test_nobody_else_is_granted_anything(account_id: str, app: App, jira: PretendSite) -> None:
    answer = app.post(jira, _CHECK, asked_for(account_id, "ADMINISTER"))

    assert answer.status_code == HTTPStatus.OK
    assert answer.json == {"globalPermissions": [], "projectPermissions": []}


def test_a_closed_account_administers_nothing(app: App, jira: PretendSite) -> None:
    jira.set_administrator(CLOSED_TEST_ACCOUNT, administrator=True)

    answer = app.post(jira, _CHECK, asked_for(CLOSED_TEST_ACCOUNT, "ADMINISTER"))

    assert answer.get_json()["globalPermissions"] == []


@pytest.mark.parametrize("body", [[], {}, asked_for(ADMINISTRATOR, "ADMINISTRATE")])
def test_a_check_that_makes_no_sense_is_a_bad_request(
    body: object, app: App, jira: PretendSite
) -> None:
    answer = app.post(jira, _CHECK, body)

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert answer.get_json()["errors"] == {}


def test_a_person_is_told_in_full(app: App, jira: PretendSite) -> None:
    told = app.get(jira, f"/rest/api/3/user?accountId={quote(ADMINISTRATOR)}").get_json()

    assert told["accountId"] == ADMINISTRATOR
    assert told["accountType"] == "atlassian"
    assert told["displayName"] == "Ingrid Solheim"
    assert told["active"] is True
    assert set(told["avatarUrls"]) == {"16x16", "24x24", "32x32", "48x48"}
    assert told["locale"] == "en_US"
    assert told["timeZone"] == "Etc/UTC"


def test_a_closed_account_is_a_former_user(app: App, jira: PretendSite) -> None:
    told = app.get(jira, f"/rest/api/3/user?accountId={CLOSED_TEST_ACCOUNT}").get_json()

    assert told["displayName"] == "Former user"
    assert told["active"] is False


def test_a_corrupt_record_answers_unknown_to_its_id(app: App, jira: PretendSite) -> None:
    jira.people["5e0corrupt"] = Person(UNKNOWN_ACCOUNT, "Former user", active=False)

    told = app.get(jira, "/rest/api/3/user?accountId=5e0corrupt").get_json()

    assert told["accountId"] == "unknown"


def test_a_stranger_is_not_found(app: App, jira: PretendSite) -> None:
    answer = app.get(jira, "/rest/api/3/user?accountId=stranger")

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert len(answer.get_json()["errorMessages"]) == 1


@pytest.mark.parametrize("path", ["/rest/api/3/user", _BULK])
def test_somebody_must_be_asked_for(path: str, app: App, jira: PretendSite) -> None:
    assert app.get(jira, path).status_code == HTTPStatus.BAD_REQUEST


def test_many_people_come_in_pages_of_ten(app: App, jira: PretendSite) -> None:
    query = "&".join(f"accountId={quote(each)}" for each in jira.people)

    first = app.get(jira, f"{_BULK}?{query}").get_json()
    second = app.get(jira, f"{_BULK}?{query}&startAt=10").get_json()

    assert (first["maxResults"], first["startAt"], first["total"]) == (10, 0, 13)
    assert (len(first["values"]), first["isLast"]) == (10, False)
    assert (len(second["values"]), second["isLast"]) == (3, True)


def test_a_larger_page_can_be_asked_for_and_strangers_are_left_out(
    app: App, jira: PretendSite
) -> None:
    query = f"accountId=stranger&accountId={CLOSED_TEST_ACCOUNT}&maxResults=5000"

    page = app.get(jira, f"{_BULK}?{query}").get_json()

    assert page["maxResults"] == 200
    assert [person["accountId"] for person in page["values"]] == [CLOSED_TEST_ACCOUNT]


def test_jira_may_have_smaller_pages_than_asked_for(app: App, jira: PretendSite) -> None:
    jira.largest_page = 2
    query = "&".join(f"accountId={quote(each)}" for each in jira.people)

    page = app.get(jira, f"{_BULK}?{query}&maxResults=13").get_json()

    assert (page["maxResults"], len(page["values"]), page["isLast"]) == (2, 2, False)
