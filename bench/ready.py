"""What is the panel measured against? The same template, with ready values, in an open view."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask, Response, render_template

import app
from privacy.declaration.loader import load
from privacy.panel.evidence import Act, Evidence
from privacy.panel.page import PanelPage, build

_POLICY = Path(__file__).parent.parent / "policy"
_AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_HELD_FOR = timedelta(days=1)


def create_app() -> Flask:
    """Return an app with two views that ask nothing of anybody: the template, and a greeting.

    The Jinja environment is the real app's own.
    """
    ready = Flask("bench.ready", static_folder=None)
    ready.jinja_env = app.create_app().jinja_env
    page = _page()

    @ready.get("/panel")
    def panel() -> Response:
        return Response(render_template("panel.html", page=page))

    @ready.get("/hello")
    def hello() -> Response:
        return Response("hello")

    return ready


def _page() -> PanelPage:
    """Return the page as the sites of the run have it: two acts, one identity."""
    declaration = load(_POLICY)
    stamp = (declaration.policy.version, declaration.digest)
    acts = (Act(_AT, "installed", *stamp), Act(_AT, "enabled", *stamp))
    evidence = Evidence(_AT, 1, _AT, _AT + _HELD_FOR, _AT + _HELD_FOR, acts)
    return build(declaration, "Ingrid Solheim", "https://127.0.0.1:12345", "jira", evidence)
