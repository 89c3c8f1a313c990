"""Is every outcome but a good answer one refusal?"""

from datetime import timedelta

import pytest

from privacy.connect.host import Host, Question
from privacy.connect.places import NoPlaceError, Places
from privacy.errors import UnavailableError, UnreachableError
from tests.clocks import StoppedClock

from .answering import JIRA, Answering, Says, answer, host_over, told

QUESTION = Question("GET", "/rest/x")


def host_of(says: Says) -> Host:
    return host_over(Answering({"acme.atlassian.net": says}))


def refusal(says: Says) -> UnavailableError:
    with pytest.raises(UnavailableError) as caught:
        host_of(says).ask(JIRA, QUESTION)
    return caught.value


@pytest.mark.parametrize("status", [201, 204, 301, 302, 307, 400, 401, 403, 404, 500, 503])
def test_any_other_status_is_no_answer(status: int) -> None:
    error = refusal(answer(status, b'{"is": "so"}', location="https://elsewhere.example"))

    assert (error.reason, error.retry_after) == (f"the site: {status}", None)


def test_silence_is_no_answer() -> None:
    assert refusal(UnreachableError("no whole answer in time")).reason == (
        "the site: no whole answer in time"
    )


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"\xff", b"{", b"[" * 60_000, b'{"a":' + b"1" * 5_000 + b"}"]
)
def test_what_is_no_json_is_no_answer(body: bytes) -> None:
    assert refusal(answer(200, body)).reason == "the site: not JSON"


@pytest.mark.parametrize("content", [[], [{}], None, "text", 1, True])
def test_what_is_no_json_object_is_no_answer(content: object) -> None:
    assert refusal(told(content)).reason == "the site: not a JSON object"


def test_a_site_that_is_asked_too_often_says_when_to_come_again() -> None:
    assert refusal(answer(429, retry_after="17")).retry_after == timedelta(seconds=17)


def test_a_host_without_a_free_place_is_not_called() -> None:
    transport = Answering({"acme.atlassian.net": told({})})
    noted: list[int] = []
    places = Places(4)
    host = Host(transport, StoppedClock(), "com.example.app", places, noted.append)

    with places.taken(JIRA.client_key), pytest.raises(NoPlaceError, match="too many calls"):
        host.ask(JIRA, QUESTION)

    assert not transport.sent
    assert not noted
    assert host.ask(JIRA, QUESTION) == {}


def test_a_call_that_fails_gives_its_place_back() -> None:
    transport = Answering({"acme.atlassian.net": UnreachableError("silent")})
    host = host_over(transport, threads=4)

    for _ in range(9):
        with pytest.raises(UnavailableError, match="silent"):
            host.ask(JIRA, QUESTION)

    assert len(transport.sent) == 9
