"""Does a pretend site answer to reports as Atlassian documents it?"""

from http import HTTPStatus
from typing import Any

import pytest
from werkzeug.test import TestResponse

from privacy.simulator.people import (
    ACTIVE_TEST_ACCOUNT,
    ADMINISTRATOR,
    CLOSED_TEST_ACCOUNT,
    UNKNOWN_ACCOUNT,
)
from privacy.simulator.site import PretendSite

from .doubles import App

_PATH = "/rest/atlassian-connect/latest/report-accounts"
_AT = "2026-11-20T03:04:05.678Z"


@pytest.fixture(params=["jira", "confluence"])
def site(request: pytest.FixtureRequest) -> PretendSite:
    found: PretendSite = request.getfixturevalue(request.param)
    return found


def copy(account_id: str, updated_at: object = _AT) -> dict[str, object]:
    return {"accountId": account_id, "updatedAt": updated_at}


def report(app: App, site: PretendSite, *account_ids: str) -> TestResponse:
    return app.post(site, _PATH, {"accounts": [copy(each) for each in account_ids]})


def test_a_report_with_nothing_to_do_is_204_and_names_the_cycle(
    app: App, site: PretendSite
) -> None:
    answer = report(app, site, ACTIVE_TEST_ACCOUNT, "5e0a-stranger")

    assert (answer.status_code, answer.data) == (HTTPStatus.NO_CONTENT, b"")
    assert answer.headers["Cycle-Period"] == "7"
    assert site.reported == [(ACTIVE_TEST_ACCOUNT, _AT), ("5e0a-stranger", _AT)]


def test_a_closed_account_is_named(app: App, site: PretendSite) -> None:
    site.close(ADMINISTRATOR)

    answer = report(app, site, ACTIVE_TEST_ACCOUNT, CLOSED_TEST_ACCOUNT, ADMINISTRATOR)

    assert answer.status_code == HTTPStatus.OK
    assert answer.headers["Cycle-Period"] == "7"
    assert answer.get_json() == {
        "accounts": [
            {"accountId": CLOSED_TEST_ACCOUNT, "status": "closed"},
            {"accountId": ADMINISTRATOR, "status": "closed"},
        ]
    }


def test_a_change_is_told_once(app: App, site: PretendSite) -> None:
    site.mark_updated(ADMINISTRATOR)

    first = report(app, site, ADMINISTRATOR).get_json()
    second = report(app, site, ADMINISTRATOR)

    assert first == {"accounts": [{"accountId": ADMINISTRATOR, "status": "updated"}]}
    assert second.status_code == HTTPStatus.NO_CONTENT


def test_who_was_changed_and_closed_is_closed(app: App, site: PretendSite) -> None:
    site.mark_updated(ADMINISTRATOR)
    site.close(ADMINISTRATOR)

    for _ in range(2):
        told = report(app, site, ADMINISTRATOR).get_json()["accounts"]
        assert told == [{"accountId": ADMINISTRATOR, "status": "closed"}]


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"accounts": None},
        {"accounts": []},
        {"accounts": [copy(f"{number:024x}") for number in range(91)]},
        {"accounts": ["5e0a"]},
        {"accounts": [{"accountId": "5e0a"}]},
        {"accounts": [{"updatedAt": _AT}]},
        {"accounts": [copy(UNKNOWN_ACCOUNT)]},
        {"accounts": [copy("no id")]},
        {"accounts": [copy("5e0a", 1_700_000_000)]},
        {"accounts": [copy("5e0a", "yesterday")]},
        {"accounts": [copy("5e0a", "2026-11-20")]},
        {"accounts": [copy("5e0a", "2026-11-20T03:04:05")]},
        {"accounts": [copy("5e0a", "2026-13-20T03:04:05Z")]},
        {"accounts": [copy(ACTIVE_TEST_ACCOUNT), copy("5e0a", "yesterday")]},
    ],
)
def test_a_report_that_cannot_be_read_is_a_bad_request_and_is_not_taken_in(
    body: Any,  # noqa: ANN401 - any JSON, right or wrong
    app: App,
    site: PretendSite,
) -> None:
    answer = app.post(site, _PATH, body)

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert set(answer.get_json()) == {"errorType", "errorMessage"}
    assert site.reported == []


def test_ninety_copies_are_not_too_many(app: App, jira: PretendSite) -> None:
    assert report(app, jira, *(f"{number:024x}" for number in range(90))).status_code == 204


def test_nobody_but_the_installed_app_may_report(app: App, site: PretendSite) -> None:
    site.installed = False

    assert report(app, site, ACTIVE_TEST_ACCOUNT).status_code == HTTPStatus.UNAUTHORIZED
    assert site.reported == []
