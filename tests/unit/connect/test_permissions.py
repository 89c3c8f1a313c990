"""Is an account an administrator only where the product says so in so many words?"""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from privacy.connect.host import Access, Host
from privacy.connect.permissions import administers
from privacy.errors import UnavailableError

from .answering import JIRA, WIKI, Answering, Says, answer, host_over, told
from .making import ACCOUNT

ADMINISTER = {"operation": "administer", "targetType": "application"}


def asked(says: Says) -> tuple[Answering, Host]:
    transport = Answering({"acme.atlassian.net": says})
    return transport, host_over(transport)


def test_jira_is_asked_about_this_account_and_this_right() -> None:
    transport, host = asked(told({"globalPermissions": ["ADMINISTER"], "projectPermissions": []}))

    assert administers(host, JIRA, ACCOUNT)
    sent = transport.sent[0]
    assert (sent.method, sent.path_url) == ("POST", "/rest/api/3/permissions/check")
    assert json.loads(sent.body or b"") == {
        "globalPermissions": ["ADMINISTER"],
        "projectPermissions": [],
        "accountId": ACCOUNT,
    }
    assert sent.headers["X-Atlassian-Token"] == "nocheck"


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"globalPermissions": []},
        {"globalPermissions": ["SYSTEM_ADMIN"]},
        {"globalPermissions": ["administer"]},
        {"globalPermissions": "ADMINISTER"},
        {"globalPermissions": {"ADMINISTER": True}},
        {"globalPermissions": None},
        {"globalPermissions": [["ADMINISTER"]]},
        {"projectPermissions": ["ADMINISTER"]},
    ],
)
def test_any_other_answer_of_jira_is_a_no(content: object) -> None:
    _, host = asked(told(content))

    assert not administers(host, JIRA, ACCOUNT)


def test_confluence_is_asked_about_this_account() -> None:
    transport, host = asked(told({"accountId": ACCOUNT, "operations": [ADMINISTER]}))

    assert administers(host, WIKI, ACCOUNT)
    sent = urlsplit(transport.urls[0])
    assert (transport.sent[0].method, sent.path) == ("GET", "/wiki/rest/api/user")
    assert parse_qs(sent.query) == {"accountId": [ACCOUNT], "expand": ["operations"]}


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"operations": [ADMINISTER]},
        {"accountId": "another", "operations": [ADMINISTER]},
        {"accountId": ACCOUNT},
        {"accountId": ACCOUNT, "operations": None},
        {"accountId": ACCOUNT, "operations": ADMINISTER},
        {"accountId": ACCOUNT, "operations": []},
        {"accountId": ACCOUNT, "operations": ["administer", None, 1]},
        {"accountId": ACCOUNT, "operations": [{**ADMINISTER, "operation": "use"}]},
        {"accountId": ACCOUNT, "operations": [{**ADMINISTER, "targetType": "space"}]},
        {"accountId": ACCOUNT, "operations": [{"operation": "administer"}]},
    ],
)
def test_any_other_answer_of_confluence_is_a_no(content: object) -> None:
    _, host = asked(told(content))

    assert not administers(host, WIKI, ACCOUNT)


def test_one_right_among_others_is_enough() -> None:
    use = {"operation": "use", "targetType": "application"}
    _, host = asked(told({"accountId": ACCOUNT, "operations": [use, ADMINISTER]}))

    assert administers(host, WIKI, ACCOUNT)


@pytest.mark.parametrize("access", [JIRA, WIKI])
@pytest.mark.parametrize("status", [401, 403, 404, 429, 500])
def test_a_product_that_does_not_say_is_not_taken_for_a_no(access: Access, status: int) -> None:
    _, host = asked(answer(status))

    with pytest.raises(UnavailableError):
        administers(host, access, ACCOUNT)
