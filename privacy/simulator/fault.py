"""Which faults are there? Every way in which a real Atlassian has failed an app."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus

_JSON = "application/json"
_HTML = "text/html; charset=utf-8"
_HUGE = 16 * 1024 * 1024


class Kind(StrEnum):
    """The kinds of route that can fail; each value is the name of the route's endpoint."""

    KEYS = "keys.first"
    SECOND_KEYS = "keys.second"
    JIRA_PERMISSIONS = "jira.permissions"
    JIRA_USER = "jira.user"
    JIRA_USERS = "jira.users"
    JIRA_ADDON = "jira.addon"
    JIRA_REPORTS = "jira.reports"
    CONFLUENCE_USER = "confluence.user"
    CONFLUENCE_USERS = "confluence.users"
    CONFLUENCE_ADDON = "confluence.addon"
    CONFLUENCE_REPORTS = "confluence.reports"


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens instead of the honest answer.

    Without a status the honest one comes: late, dripping, or about people nobody asked for.
    """

    status: int | None = None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0
    drip: float | None = None
    strangers: bool = False
    closed: bool = False


def slow(seconds: float = 30) -> Fault:
    """Return the honest answer, late."""
    return Fault(wait=seconds)


def drip(pause: float = 1) -> Fault:
    """Return the honest answer, byte by byte."""
    return Fault(drip=pause)


def too_many_requests(retry_after: str = "7") -> Fault:
    """Return 429 with the time after which to ask again."""
    return _error(HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": retry_after})


def server_error() -> Fault:
    """Return 500."""
    return _error(HTTPStatus.INTERNAL_SERVER_ERROR)


def unavailable() -> Fault:
    """Return 503."""
    return _error(HTTPStatus.SERVICE_UNAVAILABLE)


def bad_request() -> Fault:
    """Return 400, whatever was sent."""
    return _error(HTTPStatus.BAD_REQUEST)


def unauthorized() -> Fault:
    """Return 401, as to an app that is not installed."""
    return _error(HTTPStatus.UNAUTHORIZED)


def forbidden() -> Fault:
    """Return 403, as to an app that lacks a right."""
    return _error(HTTPStatus.FORBIDDEN)


def not_found() -> Fault:
    """Return 404."""
    return _error(HTTPStatus.NOT_FOUND)


def forbidden_page() -> Fault:
    """Return 403 with the HTML of a gateway."""
    return Fault(HTTPStatus.FORBIDDEN, b"<h1>Forbidden</h1>", {"Content-Type": _HTML})


def page() -> Fault:
    """Return 200 with HTML, as a login page does."""
    return Fault(HTTPStatus.OK, b"<h1>Log in</h1>", {"Content-Type": _HTML})


def empty() -> Fault:
    """Return 200 without a body."""
    return Fault(HTTPStatus.OK, b"", {"Content-Type": _JSON})


def wrong_type() -> Fault:
    """Return JSON of another type than promised."""
    return Fault(HTTPStatus.OK, b'["ADMINISTER", 7, null]', {"Content-Type": _JSON})


def garbage() -> Fault:
    """Return what calls itself JSON and is none."""
    return Fault(HTTPStatus.OK, b'{"globalPermissions": ["ADMIN', {"Content-Type": _JSON})


def huge(size: int = _HUGE) -> Fault:
    """Return valid JSON, far too much of it."""
    return Fault(HTTPStatus.OK, b" " * size + b"{}", {"Content-Type": _JSON})


def redirect(location: str = "/redirected") -> Fault:
    """Return a redirect to a place that nobody should ask."""
    return Fault(HTTPStatus.FOUND, b"", {"Location": location})


def wrong_ids() -> Fault:
    """Return the honest shape, filled with people nobody asked for."""
    return Fault(strangers=True)


def closed() -> Fault:
    """Return nothing: the connection is dropped."""
    return Fault(closed=True)


def _error(status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Fault:
    # In the words of the REST resources and of the reporting one.
    told = {"errorMessages": [status.phrase], "errorType": status.name}
    body = json.dumps({**told, "errorMessage": status.phrase}).encode()
    return Fault(status, body, {"Content-Type": _JSON, **(headers or {})})


FAULTS: Mapping[str, Callable[[], Fault]] = {
    make.__name__: make
    for make in (
        slow, drip, too_many_requests, server_error, unavailable, bad_request, unauthorized,
        forbidden, not_found, forbidden_page, page, empty, wrong_type, garbage, huge, redirect,
        wrong_ids, closed,
    )
}  # fmt: skip
