"""Which accounts do we hold copies of? Told to Atlassian, which answers whose must go.

https://developer.atlassian.com/cloud/jira/platform/user-privacy-developer-guide/
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Final

from privacy.connect.answers import failure, json_object
from privacy.connect.host import Access, Host, Question
from privacy.connect.users import is_account_id
from privacy.errors import UnavailableError
from privacy.transport.call import Answer

MOST: Final = 90
# How the number is written is documented nowhere; libraries have met all of these.
_CYCLE = re.compile(r"\s*P?([0-9]{1,9})\s*(D|days?)?\s*", re.IGNORECASE)
_SHORTEST, _LONGEST = 1, 90


class ReportFailedError(UnavailableError):
    """An answer that is no yes; `cycle` is what it said all the same."""

    def __init__(self, failed: UnavailableError, cycle: timedelta | None) -> None:
        """Keep what failed, and the cycle."""
        super().__init__(failed.reason, failed.retry_after)
        self.cycle = cycle


class ReportRefusedError(ReportFailedError):
    """401 or 403: the app is not installed there any more, or its secret is not the site's."""


class ReportMalformedError(ReportFailedError):
    """400: sending the same again helps nobody."""


_FAILURES: Mapping[int, type[ReportFailedError]] = {
    HTTPStatus.BAD_REQUEST: ReportMalformedError,
    HTTPStatus.UNAUTHORIZED: ReportRefusedError,
    HTTPStatus.FORBIDDEN: ReportRefusedError,
}


@dataclass(frozen=True, slots=True)
class Reported:
    """An account of which we hold a copy, and when the oldest part of it was fetched."""

    account_id: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """What Atlassian answered: all of `closed` must be erased, the copies of `updated` dropped.

    `cycle` is the time between two reports of an account, from 1 to 90 days, where it was said.
    `strangers` counts answers about no account of the report, also what cannot be read; nothing
    follows of them.
    """

    closed: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    cycle: timedelta | None = None
    strangers: int = 0


def send(host: Host, access: Access, path: str, copies: Sequence[Reported]) -> Told:
    """Report up to 90 copies to the site's own endpoint and return what must go.

    Raise ValueError, before anything is sent, for none or too many of them, or what is no account
    id; ReportRefusedError and ReportMalformedError as they say; ReportFailedError, with when to
    come again, for every other status; and UnavailableError where there is no readable answer.
    """
    sent = {copy.account_id for copy in copies}
    if not 1 <= len(copies) <= MOST or not all(map(is_account_id, sent)):
        raise ValueError("not a report that can be sent")
    answer = host.exchange(access, Question("POST", path, body={"accounts": _written(copies)}))
    cycle = cycle_of(answer)
    if answer.status == HTTPStatus.NO_CONTENT:
        return Told(cycle=cycle)
    if answer.status != HTTPStatus.OK:
        kind = _FAILURES.get(answer.status, ReportFailedError)
        raise kind(failure(answer, host.clock.now()), cycle)
    return _told(_statuses(answer), sent, cycle)


def cycle_of(answer: Answer) -> timedelta | None:
    """Return the cycle that an answer of any status names, or None where it names none."""
    found = _CYCLE.fullmatch(answer.headers.get("cycle-period", ""))
    if found is None:
        return None
    return timedelta(days=min(max(int(found[1]), _SHORTEST), _LONGEST))


def _written(copies: Sequence[Reported]) -> list[dict[str, str]]:
    return [
        {"accountId": copy.account_id, "updatedAt": _timestamp(copy.updated_at)} for copy in copies
    ]


def _timestamp(at: datetime) -> str:
    """Return the time in RFC 3339, in UTC, cut to milliseconds so that it never gets younger."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _statuses(answer: Answer) -> list[tuple[str, str] | None]:
    """Return account and status of each element; None for one that cannot be read.

    One of them does not hide the others; an answer of which nothing can be read is none.
    """
    accounts = json_object(answer).get("accounts")
    if not isinstance(accounts, list):
        raise UnavailableError("the site: not a list of accounts")
    statuses = [_status(account) for account in accounts]
    if statuses and not any(statuses):
        raise UnavailableError("the site: not the status of an account")
    return statuses


def _status(account: object) -> tuple[str, str] | None:
    if isinstance(account, dict):
        account_id, status = account.get("accountId"), account.get("status")
        if isinstance(account_id, str) and isinstance(status, str):
            return account_id, status
    return None


def _told(statuses: list[tuple[str, str] | None], sent: set[str], cycle: timedelta | None) -> Told:
    ours = [each for each in statuses if each and each[0] in sent]
    closed = frozenset(account_id for account_id, status in ours if status == "closed")
    updated = frozenset(account_id for account_id, status in ours if status == "updated")
    return Told(closed, updated - closed, cycle, len(statuses) - len(ours))
