"""What is the panel measured against? The same template, with ready values, in an open view."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask, Response, render_template

import app
from privacy.checks.dropped import Drops
from privacy.declaration.proof import Proofs
from privacy.declaration.versions import Versions, read
from privacy.panel.evidence import Act, Evidence
from privacy.panel.page import PanelPage, Visit, build
from privacy.web.fragments import Fragments

_POLICY = Path(__file__).parent.parent / "policy"
_AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
_HELD_FOR = timedelta(days=1)


def create_app() -> Flask:
    """Return an app with two views that ask nothing of anybody: the template, and a greeting.

    The Jinja environment is the real app's own.
    """
    ready = Flask("bench.ready", static_folder=None)
    ready.jinja_env = app.create_app().jinja_env
    versions = read(_POLICY)
    page = _page(versions)
    fragments = Fragments(ready.jinja_env, versions, Proofs())
    ready_made = fragments.of(versions.in_force(_AT.date()), "en", _AT.date())

    @ready.get("/panel")
    def panel() -> Response:
        return Response(
            render_template(
                "panel.html", page=page, declared=ready_made.declared, parts=ready_made.parts
            )
        )

    @ready.get("/hello")
    def hello() -> Response:
        return Response("hello")

    return ready


def _page(versions: Versions) -> PanelPage:
    """Return the page as the sites of the run have it: two acts, one identity."""
    declaration = versions.in_force(_AT.date())
    stamp = (declaration.policy.version, declaration.digest)
    acts = (Act(_AT, "installed", *stamp), Act(_AT, "enabled", *stamp))
    end, calls = _AT + _HELD_FOR, {_AT.date(): 2}
    evidence = Evidence(_AT, 1, _AT, end, end, None, calls, None, Drops(0, None), acts)
    visit = Visit("Ingrid Solheim", "https://127.0.0.1:12345", "jira", _AT.date())
    return build(versions, visit, evidence)
