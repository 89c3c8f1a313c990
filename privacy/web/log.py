"""What is written down about a request? One line, without URL, query, account or address."""

import json
import logging
import sys
import traceback
import uuid
from pathlib import Path

from flask import Flask, Response, g, request

from privacy.checks.stores import LOG_FIELDS
from privacy.clock import Clock

_LOG = logging.getLogger("privacy.request")


def init_log(app: Flask, clock: Clock) -> None:
    """Give every request an id of its own, and write one line about it at its end."""

    def begin() -> None:
        # The caller's own id is not taken: it could hold anything.
        g.request_id = uuid.uuid4().hex
        g.at = clock.now().isoformat(timespec="milliseconds")
        g.started = clock.monotonic()

    def end(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.request_id
        site = g.get("site")
        _write(
            logging.INFO,
            at=g.at,
            route=_route(),
            method=_method(),
            status=response.status_code,
            code=g.get("code", "ok"),
            reason=g.get("reason"),
            request_id=g.request_id,
            site_id=site.site_id if site else g.get("site_id"),
            milliseconds=round((clock.monotonic() - g.started) * 1000, 1),
        )
        return response

    app.before_request(begin)
    app.after_request(end)


def note_obstacle(clock: Clock, obstacle: str) -> None:
    """Write that the app was started beside something that keeps it from being ready."""
    _write(logging.ERROR, at=clock.now().isoformat(timespec="milliseconds"), reason=obstacle)


def note_failure(error: Exception) -> None:
    """Write where an unexpected error arose. Its text could hold anything, so it is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    _write(
        logging.ERROR,
        at=g.at,
        error=type(error).__name__,
        request_id=g.request_id,
        frames=[f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames],
    )


def note_drop(reason: str) -> None:
    """Write that a cookie was dropped, and from which route's answer."""
    _write(logging.WARNING, at=g.at, route=_route(), reason=reason, request_id=g.request_id)


def log_to_stderr() -> None:
    """Write the lines to standard error, as servers collect them."""
    logger = logging.getLogger("privacy")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def _route() -> str | None:
    return request.url_rule.rule if request.url_rule else None


def _method() -> str:
    known = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
    return request.method if request.method in known else "other"


def _write(level: int, **fields: object) -> None:
    line = {"level": logging.getLevelName(level), **fields}
    # What the start did not compare with the declaration is not written.
    _LOG.log(level, json.dumps({name: it for name, it in line.items() if name in LOG_FIELDS}))
