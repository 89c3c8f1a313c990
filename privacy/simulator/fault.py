"""Which faults are there? Every way in which a real Atlassian has failed an app."""

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
    CONFLUENCE_USER = "confluence.user"
    CONFLUENCE_USERS = "confluence.users"
    CONFLUENCE_ADDON = "confluence.addon"


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens instead of the honest answer; without a status it comes, late or dripping."""

    status: int | None = None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0
    drip: float | None = None
    closed: bool = False


def slow(seconds: float = 30) -> Fault:
    """Return the honest answer, late."""
    return Fault(wait=seconds)


def drip(pause: float = 1) -> Fault:
    """Return the honest answer, byte by byte."""
    return Fault(drip=pause)


def too_many_requests(retry_after: str = "7") -> Fault:
    """Return 429 with the time after which to ask again."""
    body = b'{"errorMessages": ["Rate limit exceeded."], "errors": {}}'
    headers = {"Retry-After": retry_after, "Content-Type": _JSON}
    return Fault(HTTPStatus.TOO_MANY_REQUESTS, body, headers)


def server_error() -> Fault:
    """Return 500."""
    body = b'{"errorMessages": ["Internal server error"], "errors": {}}'
    return Fault(HTTPStatus.INTERNAL_SERVER_ERROR, body, {"Content-Type": _JSON})


def not_found() -> Fault:
    """Return 404."""
    body = b'{"errorMessages": ["Not found"], "errors": {}}'
    return Fault(HTTPStatus.NOT_FOUND, body, {"Content-Type": _JSON})


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


def closed() -> Fault:
    """Return nothing: the connection is dropped."""
    return Fault(closed=True)


FAULTS: Mapping[str, Callable[[], Fault]] = {
    make.__name__: make
    for make in (
        slow, drip, too_many_requests, server_error, not_found, forbidden_page, page, empty,
        wrong_type, garbage, huge, redirect, closed,
    )
}  # fmt: skip
