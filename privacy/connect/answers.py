"""What does a product's answer say? A JSON object, or why there is none and when to ask again."""

import json
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from privacy.errors import UnavailableError
from privacy.transport.call import Answer

_LONGEST_WAIT = timedelta(hours=1)
_SAY_WHEN = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_HTTP_DATE = "%a, %d %b %Y %H:%M:%S GMT"


def json_object(answer: Answer) -> dict[str, Any]:
    """Return the JSON object of an answer's body; raise UnavailableError where it is none."""
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise UnavailableError("the site: not JSON") from None
    if not isinstance(found, dict):
        raise UnavailableError("the site: not a JSON object")
    return found


def failure(answer: Answer, now: datetime) -> UnavailableError:
    """Return the error that an answer stands for, with the status and nothing of the body.

    With 429 and 503 a product may say when to ask again; no more than an hour is believed.
    https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
    """
    wait = retry_after(answer, now) if answer.status in _SAY_WHEN else None
    return UnavailableError(f"the site: {answer.status}", wait)


def retry_after(answer: Answer, now: datetime) -> timedelta | None:
    """Return after how long to ask again, between nothing and an hour; None where it is not said.

    Atlassian sends seconds; RFC 9110 lets whatever stands between send a date.
    """
    value = answer.headers.get("retry-after", "")
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=int(value[:9])), _LONGEST_WAIT)
    try:
        until = datetime.strptime(value, _HTTP_DATE).replace(tzinfo=UTC)
    except ValueError:
        return None
    return min(max(until - now, timedelta(0)), _LONGEST_WAIT)
