"""Does a report to the pretend Atlassian end as each documented status says?"""

from datetime import UTC, datetime, timedelta

import pytest

from privacy.connect.report import (
    Reported,
    ReportFailedError,
    ReportMalformedError,
    ReportRefusedError,
    Told,
    send,
)
from privacy.errors import UnavailableError
from privacy.simulator.fault import FAULTS, too_many_requests
from privacy.simulator.people import (
    ACTIVE_TEST_ACCOUNT,
    ADMINISTRATOR,
    CLOSED_TEST_ACCOUNT,
    ORDINARY_USER,
)

from .pretending import Pretended

PATH = "/rest/atlassian-connect/latest/report-accounts"
AT = datetime(2026, 11, 20, 3, 4, 5, 678_000, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture(params=["jira", "confluence"])
def at(request: pytest.FixtureRequest) -> Pretended:
    return Pretended(request.param)


def reported(at: Pretended, *account_ids: str) -> Told:
    copies = [Reported(each, AT) for each in account_ids]
    return send(at.host, at.access, PATH, copies)


def failure(at: Pretended, fault: str) -> UnavailableError:
    at.cloud.faults.set(at.reports, FAULTS[fault]())
    with pytest.raises(UnavailableError) as caught:
        reported(at, ACTIVE_TEST_ACCOUNT)
    return caught.value


def test_204_leaves_everything_as_it_is(at: Pretended) -> None:
    assert reported(at, ACTIVE_TEST_ACCOUNT, ADMINISTRATOR) == Told(cycle=WEEK)
    assert at.site.reported == [
        (ACTIVE_TEST_ACCOUNT, "2026-11-20T03:04:05.678Z"),
        (ADMINISTRATOR, "2026-11-20T03:04:05.678Z"),
    ]


def test_200_names_the_closed_and_the_updated(at: Pretended) -> None:
    at.site.mark_updated(ORDINARY_USER)
    at.site.close(ADMINISTRATOR)

    told = reported(at, ACTIVE_TEST_ACCOUNT, CLOSED_TEST_ACCOUNT, ADMINISTRATOR, ORDINARY_USER)

    assert told == Told(
        frozenset({CLOSED_TEST_ACCOUNT, ADMINISTRATOR}), frozenset({ORDINARY_USER}), WEEK
    )


def test_ninety_copies_are_taken_in(at: Pretended) -> None:
    reported(at, *(f"{number:024x}" for number in range(90)))

    assert len(at.site.reported) == 90


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("bad_request", ReportMalformedError),
        ("unauthorized", ReportRefusedError),
        ("forbidden", ReportRefusedError),
        ("forbidden_page", ReportRefusedError),
        ("not_found", ReportFailedError),
        ("redirect", ReportFailedError),
        ("server_error", ReportFailedError),
        ("unavailable", ReportFailedError),
        ("too_many_requests", ReportFailedError),
    ],
)
def test_each_refusal_has_its_meaning(
    at: Pretended, fault: str, kind: type[ReportFailedError]
) -> None:
    assert type(failure(at, fault)) is kind


@pytest.mark.parametrize("fault", ["page", "empty", "wrong_type", "garbage", "huge", "closed"])
def test_nonsense_closes_nobody(at: Pretended, fault: str) -> None:
    assert type(failure(at, fault)) is UnavailableError


def test_429_says_when_to_come_again(at: Pretended) -> None:
    at.cloud.faults.set(at.reports, too_many_requests("30"))

    with pytest.raises(ReportFailedError) as caught:
        reported(at, ACTIVE_TEST_ACCOUNT)
    assert caught.value.retry_after == timedelta(seconds=30)


@pytest.mark.parametrize("account_id", [ACTIVE_TEST_ACCOUNT, CLOSED_TEST_ACCOUNT])
def test_strangers_in_an_answer_are_counted_and_closed_for_nobody(
    at: Pretended, account_id: str
) -> None:
    at.cloud.faults.set(at.reports, FAULTS["wrong_ids"]())

    assert reported(at, account_id) == Told(cycle=WEEK, strangers=1)


def test_a_site_without_the_app_refuses_the_report(at: Pretended) -> None:
    at.site.installed = False

    with pytest.raises(ReportRefusedError):
        reported(at, ACTIVE_TEST_ACCOUNT)
    assert at.site.reported == []
