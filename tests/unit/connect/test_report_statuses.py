"""Is every other answer to a report taken for what it means, and for no more?"""

from datetime import timedelta

import pytest

from privacy.connect.report import (
    ReportFailedError,
    ReportMalformedError,
    ReportRefusedError,
    cycle_of,
    send,
)
from privacy.errors import UnavailableError, UnreachableError

from .answering import JIRA, Answering, Says, answer, host_over, told
from .test_report import COPIES, PATH


def failure(says: Says) -> UnavailableError:
    with pytest.raises(UnavailableError) as caught:
        send(host_over(Answering({"acme.atlassian.net": says})), JIRA, PATH, COPIES)
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (201, ReportFailedError),
        (302, ReportFailedError),
        (400, ReportMalformedError),
        (401, ReportRefusedError),
        (403, ReportRefusedError),
        (404, ReportFailedError),
        (429, ReportFailedError),
        (500, ReportFailedError),
        (503, ReportFailedError),
    ],
)
def test_each_status_has_its_meaning(status: int, kind: type[ReportFailedError]) -> None:
    error = failure(answer(status, b'{"accounts": []}'))

    assert type(error) is kind
    assert error.reason == f"the site: {status}"


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "wait"), [("30", 30), ("Mon, 23 Nov 2026 09:01:00 GMT", 60), ("99999", 3_600)]
)
def test_a_site_that_is_too_busy_says_when_to_come_again(
    status: int, header: str, wait: int
) -> None:
    assert failure(answer(status, retry_after=header)).retry_after == timedelta(seconds=wait)


@pytest.mark.parametrize("status", [204, 400, 401, 403, 429, 500, 503])
def test_the_cycle_is_read_on_every_status(status: int) -> None:
    says = answer(status, cycle_period="14 days")
    if status == 204:
        host = host_over(Answering({"acme.atlassian.net": says}))
        assert send(host, JIRA, PATH, COPIES).cycle == timedelta(days=14)
    else:
        error = failure(says)
        assert isinstance(error, ReportFailedError)
        assert error.cycle == timedelta(days=14)


@pytest.mark.parametrize(
    ("header", "days"),
    [
        ("7", 7),
        ("7 days", 7),
        ("1 day", 1),
        ("25 Days", 25),
        ("P7D", 7),
        (" p30d ", 30),
        ("0", 1),
        ("91", 90),
        ("P999999999D", 90),
    ],
)
def test_a_cycle_is_read_leniently_and_is_from_one_to_ninety_days(header: str, days: int) -> None:
    assert cycle_of(answer(204, cycle_period=header)) == timedelta(days=days)


@pytest.mark.parametrize(
    "header",
    ["", "soon", "-7", "7.5", "P1W", "PT7H", "7 hours", "\u0667", "1" * 10, "7 days and more"],
)
def test_a_cycle_that_cannot_be_read_is_none(header: str) -> None:
    assert cycle_of(answer(200, cycle_period=header)) is None


def test_an_answer_need_not_name_a_cycle() -> None:
    assert cycle_of(answer(200)) is None


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {"accounts": None},
        {"accounts": {}},
        {"accounts": ["closed"]},
        {"accounts": [None]},
        {"accounts": [{"accountId": COPIES[0].account_id}]},
        {"accounts": [{"status": "closed"}]},
        {"accounts": [{"accountId": 7, "status": "closed"}]},
        {"accounts": [{"accountId": COPIES[0].account_id, "status": ["closed"]}]},
    ],
)
def test_another_shape_closes_nobody(content: object) -> None:
    error = failure(told(content))

    assert not isinstance(error, ReportFailedError)
    assert COPIES[0].account_id not in error.reason


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        (answer(200, b"<h1>Log in</h1>"), "not JSON"),
        (answer(200), "not JSON"),
        (UnreachableError("no whole answer in time"), "no whole answer"),
    ],
)
def test_what_cannot_be_read_closes_nobody(says: Says, reason: str) -> None:
    assert reason in failure(says).reason
