"""Is a profile only what was asked for, and an outage never a profile?"""

from urllib.parse import parse_qs, urlsplit

import pytest

from privacy.connect.host import Access
from privacy.connect.users import Profile, profile
from privacy.errors import UnavailableError

from .answering import Answering, Says, answer, host_over, told
from .making import ACCOUNT

JIRA = Access("jira:acme-1", "jira", "https://acme.atlassian.net", "s" * 40)
WIKI = Access("confluence:acme-2", "confluence", "https://acme.atlassian.net/wiki", "s" * 40)
NAME = "Ingrid Solheim"


def found(says: Says, access: Access = JIRA) -> Profile:
    transport = Answering({"acme.atlassian.net": says})
    return profile(host_over(transport), access, ACCOUNT)


@pytest.mark.parametrize(
    ("access", "path"), [(JIRA, "/rest/api/3/user"), (WIKI, "/wiki/rest/api/user")]
)
def test_each_product_is_asked_in_its_own_way(access: Access, path: str) -> None:
    transport = Answering({"acme.atlassian.net": told({"accountId": ACCOUNT, "displayName": NAME})})
    profile(host_over(transport), access, ACCOUNT)

    sent = urlsplit(transport.urls[0])
    assert (transport.sent[0].method, sent.path) == ("GET", path)
    assert parse_qs(sent.query) == {"accountId": [ACCOUNT]}


def test_nothing_is_taken_of_an_answer_but_what_is_needed() -> None:
    content = {
        "accountId": ACCOUNT,
        "displayName": NAME,
        "active": True,
        "emailAddress": "ingrid@example.com",
        "timeZone": "Europe/Oslo",
    }

    assert found(told(content)) == Profile(ACCOUNT, NAME, active=True)


@pytest.mark.parametrize(
    ("told_active", "active"), [(True, True), (False, False), ("true", False), (None, False)]
)
def test_an_account_is_active_only_where_jira_says_so(told_active: object, active: object) -> None:
    content = {"accountId": ACCOUNT, "displayName": NAME, "active": told_active}

    assert found(told(content)).active is active


def test_confluence_names_only_accounts_that_are_active() -> None:
    content = {"accountId": ACCOUNT, "displayName": NAME}

    assert found(told(content), WIKI).active


@pytest.mark.parametrize("display", [None, ""])
def test_a_public_name_stands_in_for_the_display_name(display: object) -> None:
    content = {"accountId": ACCOUNT, "displayName": display, "publicName": "Ingrid"}

    assert found(told(content), WIKI).display_name == "Ingrid"


def test_a_name_is_cut_where_no_honest_one_ends() -> None:
    assert found(told({"accountId": ACCOUNT, "displayName": "x" * 9_999})).display_name == "x" * 255


def test_half_a_pair_of_surrogates_never_gets_into_a_name() -> None:
    name = found(
        told({"accountId": ACCOUNT, "displayName": "In\ud83dgrid \U0001f600"})
    ).display_name

    assert name.encode() == "In?grid \U0001f600".encode()


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"displayName": NAME},
        {"accountId": ACCOUNT},
        {"accountId": ACCOUNT, "displayName": ""},
        {"accountId": ACCOUNT, "displayName": None, "publicName": None},
        {"accountId": ACCOUNT, "displayName": [NAME]},
        {"accountId": ACCOUNT, "displayName": {"name": NAME}},
        {"accountId": "another", "displayName": NAME},
        {"accountId": ACCOUNT.upper(), "displayName": NAME},
        {"accountId": [ACCOUNT], "displayName": NAME},
    ],
)
def test_an_answer_without_a_name_or_about_another_is_none(content: object) -> None:
    with pytest.raises(UnavailableError, match="not the profile that was asked for"):
        found(told(content))


@pytest.mark.parametrize("status", [204, 302, 400, 403, 404, 429, 500])
def test_a_refusal_is_no_profile(status: int) -> None:
    with pytest.raises(UnavailableError, match=str(status)):
        found(answer(status))
