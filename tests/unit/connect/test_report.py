"""Is exactly what we hold reported, and nothing that may not be?"""

import json
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import urlsplit

import jwt
import pytest

from privacy.connect.host import Access
from privacy.connect.report import MOST, Reported, Told, send
from privacy.transport.call import Answer

from .answering import JIRA, WIKI, Answering, answer, host_over, told
from .making import ACCOUNT

PATH = "/rest/atlassian-connect/latest/report-accounts"
AT = datetime(2026, 11, 20, 3, 4, 5, 678_999, tzinfo=UTC)
OTHER = "5be24ad8b1653240376955d2"
COPIES = [Reported(ACCOUNT, AT), Reported(OTHER, AT)]


def site(says: Answer) -> Answering:
    return Answering({"acme.atlassian.net": says})


def result(says: Answer) -> Told:
    return send(host_over(site(says)), JIRA, PATH, COPIES)


def statuses(*pairs: tuple[object, object]) -> Answer:
    return told({"accounts": [{"accountId": each, "status": status} for each, status in pairs]})


@pytest.mark.parametrize(("access", "prefix"), [(JIRA, ""), (WIKI, "/wiki")])
def test_each_copy_is_reported_with_its_age_to_the_sites_own_endpoint(
    access: Access, prefix: str
) -> None:
    transport = site(answer(204))

    send(host_over(transport), access, PATH, COPIES)

    sent = transport.sent[0]
    assert (sent.method, urlsplit(str(sent.url)).path) == ("POST", prefix + PATH)
    assert sent.headers["Content-Type"] == "application/json"
    assert json.loads(sent.body or b"") == {
        "accounts": [
            {"accountId": ACCOUNT, "updatedAt": "2026-11-20T03:04:05.678Z"},
            {"accountId": OTHER, "updatedAt": "2026-11-20T03:04:05.678Z"},
        ]
    }
    token = sent.headers["Authorization"].removeprefix("JWT ")
    # Worked out by others: the vectors of Atlassian's libraries.
    assert jwt.decode(token, options={"verify_signature": False})["qsh"] == (
        "4e0539a270d2900335b78d46b21e304c8864d75820f8e0eb704e6a17912c622d"
    )


def test_a_time_of_another_zone_is_told_in_utc() -> None:
    transport = site(answer(204))
    at = datetime(2026, 11, 20, 5, 0, tzinfo=timezone(timedelta(hours=2)))

    send(host_over(transport), JIRA, PATH, [Reported(ACCOUNT, at)])

    accounts = json.loads(transport.sent[0].body or b"")["accounts"]
    assert accounts[0]["updatedAt"] == "2026-11-20T03:00:00.000Z"


@pytest.mark.parametrize(
    "copies",
    [
        [],
        [Reported(f"{each:024x}", AT) for each in range(MOST + 1)],
        [Reported("unknown", AT)],
        [*COPIES, Reported("unknown", AT)],
        [Reported("no id", AT)],
    ],
)
def test_what_atlassian_would_refuse_is_never_sent(copies: list[Reported]) -> None:
    transport = site(answer(204))

    with pytest.raises(ValueError, match="not a report"):
        send(host_over(transport), JIRA, PATH, copies)
    assert transport.sent == []


def test_ninety_copies_are_not_too_many() -> None:
    copies = [Reported(f"{each:024x}", AT) for each in range(MOST)]

    assert send(host_over(site(answer(204))), JIRA, PATH, copies) == Told()
    assert MOST == 90


def test_204_is_nothing_to_do() -> None:
    assert result(answer(204)) == Told(frozenset(), frozenset(), None, 0)


def test_200_says_whose_copies_must_go() -> None:
    found = result(statuses((ACCOUNT, "closed"), (OTHER, "updated")))

    assert found == Told(frozenset({ACCOUNT}), frozenset({OTHER}))


def test_200_may_list_nobody() -> None:
    assert result(statuses()) == Told()


def test_a_status_that_is_new_is_passed_over() -> None:
    assert result(statuses((ACCOUNT, "renamed"), (OTHER, "CLOSED"))) == Told()


def test_who_is_both_is_closed() -> None:
    found = result(statuses((ACCOUNT, "updated"), (ACCOUNT, "closed")))

    assert found == Told(closed=frozenset({ACCOUNT}))


def test_an_answer_about_an_account_that_was_never_sent_is_counted_and_left_out() -> None:
    found = result(statuses(("a-stranger", "closed"), (ACCOUNT, "updated"), ("another", "renamed")))

    assert found == Told(updated=frozenset({ACCOUNT}), strangers=2)


def test_case_makes_another_account() -> None:
    assert result(statuses((OTHER.upper(), "closed"))) == Told(strangers=1)


@pytest.mark.parametrize(
    "malformed",
    [
        None,
        "closed",
        [],
        {},
        {"accountId": ACCOUNT},
        {"status": "closed"},
        {"accountId": 7, "status": "closed"},
        {"accountId": ACCOUNT, "status": ["closed"]},
    ],
)
def test_one_element_that_cannot_be_read_is_counted_and_hides_no_other(malformed: object) -> None:
    readable = {"accountId": OTHER, "status": "closed"}

    found = result(told({"accounts": [malformed, readable]}))

    assert found == Told(closed=frozenset({OTHER}), strangers=1)
