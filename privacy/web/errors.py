"""What does a refusal look like? One shape for all: a code, a message and a request id."""

import sqlite3
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, current_app, g, jsonify, render_template, request
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from privacy.errors import InvalidTokenError, RefusalError, UnavailableError
from privacy.web.log import note_failure
from privacy.web.refusals import INTERNAL, Shown, of_refusal, of_status

# The database or the cache file is away, locked, damaged or overloaded; that passes.
# PostgreSQL calls a table that is not there yet a programming error.
_AWAY = (OperationalError, ProgrammingError, PoolTimeoutError, sqlite3.DatabaseError)
_PAGES = "privacy.pages"


def init_errors(app: Flask, pages: frozenset[str]) -> None:
    """Answer every failure in the one shape: HTML on the routes of pages, JSON elsewhere."""
    app.extensions[_PAGES] = pages
    app.register_error_handler(RefusalError, _refuse)
    app.register_error_handler(HTTPException, _refuse_http)
    app.register_error_handler(Exception, _fail)
    for kind in _AWAY:
        app.register_error_handler(kind, _wait)


def _refuse(error: RefusalError) -> Response:
    g.reason = error.reason
    response = _answer(of_refusal(error))
    if isinstance(error, InvalidTokenError):
        response.headers["WWW-Authenticate"] = "JWT"
    if isinstance(error, UnavailableError) and error.retry_after is not None:
        response.headers["Retry-After"] = str(max(1, int(error.retry_after.total_seconds())))
    return response


def _refuse_http(error: HTTPException) -> Response:
    response = _answer(of_status(HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _wait(error: Exception) -> Response:
    note_failure(error)
    return _answer(of_refusal(UnavailableError("the database or the cache")))


def _fail(error: Exception) -> Response:
    note_failure(error)
    return _answer(INTERNAL)


def _answer(shown: Shown) -> Response:
    g.code = shown.code
    if request.endpoint in current_app.extensions[_PAGES]:
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
