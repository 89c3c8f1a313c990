"""What does a refusal look like? One shape for all: a code, a message and a request id."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, g, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from privacy.errors import (
    AdministratorUnknownError,
    InvalidRequestError,
    InvalidTokenError,
    NotAdministratorError,
    RefusalError,
    SupersededError,
    UnavailableError,
)
from privacy.web.log import note_failure


@dataclass(frozen=True, slots=True)
class Shown:
    """What the caller is told. It is the same for a stranger and for a forger."""

    status: HTTPStatus
    code: str
    message: str
    todo: str


_INTERNAL = Shown(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "internal_error",
    "Something went wrong on our side.",
    "Try again in a moment. If it happens again, send the request id to the app's support.",
)
_INVALID = Shown(
    HTTPStatus.BAD_REQUEST,
    "invalid_request",
    "The request cannot be understood.",
    "Open the page from inside Jira or Confluence.",
)

_REFUSALS: dict[type[RefusalError], Shown] = {
    InvalidRequestError: _INVALID,
    InvalidTokenError: Shown(
        HTTPStatus.UNAUTHORIZED,
        "invalid_token",
        "The token is missing, not valid or no longer valid.",
        "Open the page from inside Jira or Confluence, or reload it there. If the app was just "
        "installed anew, reload the whole page.",
    ),
    NotAdministratorError: Shown(
        HTTPStatus.FORBIDDEN,
        "not_administrator",
        "Only administrators of this site may see this.",
        "Ask an administrator of your Jira or Confluence site. If you became one just now, wait "
        "a minute and reload the page.",
    ),
    AdministratorUnknownError: Shown(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "administrator_unknown",
        "We could not ask your site whether you administer it, so nothing is shown.",
        "Reload the page in a minute. If it happens again, check that the app is enabled in "
        "your site's administration, or install it again.",
    ),
    SupersededError: Shown(
        HTTPStatus.CONFLICT,
        "superseded",
        "A newer notification about this site was accepted already.",
        "Nothing needs to be done.",
    ),
    UnavailableError: Shown(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        "Something that we depend on does not answer.",
        "Try again in a minute.",
    ),
}

_HTTP: dict[int, tuple[str, str]] = {
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take that method."),
    413: ("too_large", "The request is too large."),
    415: ("unsupported_media_type", "The body must be application/json."),
    429: ("too_many_requests", "There were too many requests."),
}


def init_errors(app: Flask, pages: frozenset[str]) -> None:
    """Answer every failure in the one shape: HTML on the routes of pages, JSON elsewhere."""

    def refuse(error: RefusalError) -> Response:
        g.reason = error.reason
        response = _answer(_shown(error), pages)
        _add_headers(response, error)
        return response

    def refuse_http(error: HTTPException) -> Response:
        status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
        code, message = _HTTP.get(status, (_INVALID.code, _INVALID.message))
        response = _answer(Shown(status, code, message, _INVALID.todo), pages)
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return response

    def fail(error: Exception) -> Response:
        note_failure(error)
        return _answer(_INTERNAL, pages)

    app.register_error_handler(RefusalError, refuse)
    app.register_error_handler(HTTPException, refuse_http)
    app.register_error_handler(Exception, fail)


def _shown(error: RefusalError) -> Shown:
    return next(_REFUSALS[kind] for kind in type(error).__mro__ if kind in _REFUSALS)


def _answer(shown: Shown, pages: frozenset[str]) -> Response:
    g.code = shown.code
    if request.endpoint in pages:
        response = Response(render_template("refused.html", **_page(shown)))
    else:
        response = jsonify(error=_error(shown))
    response.status_code = shown.status
    return response


def _error(shown: Shown) -> dict[str, str]:
    return {"code": shown.code, "message": shown.message, "request_id": g.request_id}


def _page(shown: Shown) -> dict[str, Any]:
    return {
        "title": shown.status.phrase,
        "what": shown.message,
        "todo": shown.todo,
        "code": shown.code,
        "request_id": g.request_id,
    }


def _add_headers(response: Response, error: RefusalError) -> None:
    if isinstance(error, InvalidTokenError):
        response.headers["WWW-Authenticate"] = "JWT"
    if isinstance(error, UnavailableError) and error.retry_after is not None:
        response.headers["Retry-After"] = str(max(1, int(error.retry_after.total_seconds())))
