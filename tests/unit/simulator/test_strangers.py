"""Is an answer about strangers honest in everything but its account ids?"""

from http import HTTPStatus
from urllib.parse import quote

import pytest

from privacy.simulator.cloud import Cloud
from privacy.simulator.fault import Kind, wrong_ids
from privacy.simulator.people import ACTIVE_TEST_ACCOUNT, ADMINISTRATOR, CLOSED_TEST_ACCOUNT
from privacy.simulator.site import PretendSite

from .doubles import App

_REPORTS = "/rest/atlassian-connect/latest/report-accounts"
_AT = "2026-11-20T03:04:05.678Z"


@pytest.fixture(autouse=True)
def wrong(cloud: Cloud) -> None:
    for kind in (Kind.JIRA_USERS, Kind.JIRA_REPORTS, Kind.CONFLUENCE_USERS):
        cloud.faults.set(kind, wrong_ids())


@pytest.mark.parametrize(
    ("product", "path", "records"),
    [("jira", "/rest/api/3/user/bulk", "values"), ("confluence", "/rest/api/user/bulk", "results")],
)
def test_the_people_of_a_bulk_answer_are_others(
    product: str, path: str, records: str, app: App, request: pytest.FixtureRequest
) -> None:
    site: PretendSite = request.getfixturevalue(product)
    query = f"accountId={quote(ADMINISTRATOR)}&accountId={ACTIVE_TEST_ACCOUNT}"

    answer = app.get(site, f"{path}?{query}")

    told = answer.get_json()[records]
    assert answer.content_length == len(answer.data)
    assert [person["displayName"] for person in told] == ["Ingrid Solheim", "Active Test Account"]
    assert len({person["accountId"] for person in told} - set(site.people)) == 2


@pytest.mark.parametrize("account_id", [ACTIVE_TEST_ACCOUNT, CLOSED_TEST_ACCOUNT])
def test_a_report_is_answered_with_a_stranger(account_id: str, app: App, jira: PretendSite) -> None:
    body = {"accounts": [{"accountId": account_id, "updatedAt": _AT}]}

    answer = app.post(jira, _REPORTS, body)

    (account,) = answer.get_json()["accounts"]
    assert answer.status_code == HTTPStatus.OK
    assert account["status"] == "closed"
    assert account["accountId"] not in jira.people
    assert answer.headers["Cycle-Period"] == "7"


def test_a_refusal_stays_one(app: App, jira: PretendSite) -> None:
    jira.installed = False

    assert app.post(jira, _REPORTS, {}).status_code == HTTPStatus.UNAUTHORIZED
