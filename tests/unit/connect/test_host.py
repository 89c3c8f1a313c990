"""Is a site asked with a call that the app signs for this very request, and no more?"""

import hashlib
import json
from datetime import timedelta
from urllib.parse import urlsplit

import jwt
import pytest

from privacy.connect.host import CALL_LIMIT, Host, Question
from privacy.connect.qsh import query_string_hash

from .answering import JIRA, SECRET, WIKI, Answering, host_over, told
from .making import NOW

BULK = "/rest/api/3/user/bulk"
ASKED = Question("GET", "/rest/api/user", [("accountId", "5b10a2:1-2"), ("expand", "operations")])


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
        # Worked out by others: the vectors of Atlassian's libraries.
        "qsh": "6a64721ccba3558ff63420d5d03387520e7d3073ea7d39c7174c1682ebdd80c7",
    }


def test_the_path_of_a_site_is_asked_for_and_not_signed(host: Host, transport: Answering) -> None:
    host.ask(WIKI, ASKED)

    assert urlsplit(transport.urls[0]).path == "/wiki/rest/api/user"
    assert claims_sent(transport)["qsh"] == query_string_hash(
        "GET", "/rest/api/user?accountId=5b10a2%3A1-2&expand=operations"
    )


def test_a_parameter_may_stand_twice_and_is_hashed_as_atlassian_does(
    host: Host, transport: Answering
) -> None:
    host.ask(
        JIRA, Question("GET", BULK, [("accountId", "a"), ("maxResults", "2"), ("accountId", "b")])
    )

    assert transport.sent[0].path_url == f"{BULK}?accountId=a&maxResults=2&accountId=b"
    # Worked out by others: the vectors of Atlassian's libraries.
    assert claims_sent(transport)["qsh"] == (
        "2b88c1ebe3ef440607ac7b3e8fcf8bcdc576ca9e01a88d64a2a1f63d1465b9a1"
    )


def test_the_values_of_a_parameter_are_hashed_in_their_order_and_encoded(
    host: Host, transport: Answering
) -> None:
    host.ask(
        WIKI, Question("GET", "/rest/api/user/bulk", [("accountId", "b:2"), ("accountId", "a")])
    )

    canonical = "GET&/rest/api/user/bulk&accountId=a,b%3A2"
    assert claims_sent(transport)["qsh"] == hashlib.sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize("value", ["a b", "a+b", "a&b=c", "é€", "a/b?c#d", "~*'()", "%20", ""])
def test_what_is_signed_is_what_is_sent(host: Host, transport: Answering, value: str) -> None:
    host.ask(JIRA, Question("GET", "/rest/x", [("q", value)]))

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

    assert transport.limits[0].time == CALL_LIMIT == timedelta(seconds=5)
    assert transport.limits[0].size == 1_048_576


def test_the_means_to_call_a_site_do_not_show_the_secret() -> None:
    assert SECRET not in repr(JIRA)
