"""Is a site asked with a call that the app signs for this very request, and no more?"""

import json
from datetime import timedelta
from urllib.parse import urlsplit

import jwt
import pytest

from privacy.connect.host import Access, Host, Question
from privacy.connect.qsh import query_string_hash

from .answering import Answering, host_over, told
from .making import NOW

SECRET = "the secret that a site shares with the app"
JIRA = Access("jira:acme-1", "jira", "https://acme.atlassian.net", SECRET)
WIKI = Access("confluence:acme-2", "confluence", "https://acme.atlassian.net/wiki", SECRET)
ASKED = Question("GET", "/rest/api/user", {"accountId": "5b10a2:1-2", "expand": "operations"})


@pytest.fixture
def transport() -> Answering:
    return Answering({"acme.atlassian.net": told({"is": "so"})})


@pytest.fixture
def host(transport: Answering) -> Host:
    return host_over(transport)


def claims_sent(transport: Answering) -> dict[str, object]:
    scheme, _, token = transport.sent[-1].headers["Authorization"].partition(" ")
    assert scheme == "JWT"
    assert jwt.get_unverified_header(token)["alg"] == "HS256"
    claims: dict[str, object] = jwt.decode(
        token,
        SECRET,
        algorithms=["HS256"],
        options={"verify_exp": False, "verify_iat": False, "verify_aud": False},
    )
    return claims


def test_what_the_site_says_comes_back(host: Host) -> None:
    assert host.ask(JIRA, ASKED) == {"is": "so"}


def test_the_token_is_from_the_app_for_the_site_and_for_three_minutes(
    host: Host, transport: Answering
) -> None:
    host.ask(JIRA, ASKED)

    assert claims_sent(transport) == {
        "iss": "com.example.app",
        "aud": ["jira:acme-1"],
        "iat": NOW,
        "exp": NOW + 180,
        # Worked out by others: platform.md, section 12.
        "qsh": "6a64721ccba3558ff63420d5d03387520e7d3073ea7d39c7174c1682ebdd80c7",
    }


def test_the_path_of_a_site_is_asked_for_and_not_signed(host: Host, transport: Answering) -> None:
    host.ask(WIKI, ASKED)

    assert urlsplit(transport.urls[0]).path == "/wiki/rest/api/user"
    assert claims_sent(transport)["qsh"] == query_string_hash(
        "GET", "/rest/api/user?accountId=5b10a2%3A1-2&expand=operations"
    )


@pytest.mark.parametrize("value", ["a b", "a+b", "a&b=c", "é€", "a/b?c#d", "~*'()", "%20", ""])
def test_what_is_signed_is_what_is_sent(host: Host, transport: Answering, value: str) -> None:
    host.ask(JIRA, Question("GET", "/rest/x", {"q": value}))

    sent = transport.sent[0].path_url
    assert claims_sent(transport)["qsh"] == query_string_hash("GET", sent)


def test_a_body_goes_out_as_json(host: Host, transport: Answering) -> None:
    host.ask(JIRA, Question("POST", "/rest/x", body={"a": [1]}, headers={"X-More": "y"}))

    sent = transport.sent[0]
    assert json.loads(sent.body or b"") == {"a": [1]}
    assert sent.headers["Content-Type"] == "application/json"
    assert (sent.headers["Accept"], sent.headers["X-More"]) == ("application/json", "y")
    assert claims_sent(transport)["qsh"] == query_string_hash("POST", "/rest/x")


def test_a_question_without_a_body_sends_none(host: Host, transport: Answering) -> None:
    host.ask(JIRA, ASKED)

    assert transport.sent[0].body is None
    assert "Content-Type" not in transport.sent[0].headers


def test_no_secret_and_no_token_stands_in_a_url(host: Host, transport: Answering) -> None:
    host.ask(JIRA, ASKED)

    assert "jwt" not in transport.urls[0]
    assert SECRET not in transport.urls[0]


def test_a_site_has_five_seconds_and_a_megabyte(host: Host, transport: Answering) -> None:
    host.ask(JIRA, ASKED)

    assert transport.limits[0].time == timedelta(seconds=5)
    assert transport.limits[0].size == 1_048_576


def test_the_means_to_call_a_site_do_not_show_the_secret() -> None:
    assert SECRET not in repr(JIRA)
