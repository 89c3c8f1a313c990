"""How does an administrator open the panel? A page, and the calls that it makes from inside."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify, render_template

from privacy.identity.administrators import Administrators
from privacy.installs.site import Site
from privacy.panel.evidence import Evidence
from privacy.panel.page import Visit, build
from privacy.services import Services
from privacy.web.fragments import Fragments
from privacy.web.guards import Call, Guards, Page
from privacy.web.languages import chosen

PAGE = "panel.panel"


def panel_routes(
    services: Services, guards: Guards, administrators: Administrators, fragments: Fragments
) -> Blueprint:
    """Return the panel and its API; both are for administrators of the site alone."""
    routes = Blueprint("panel", __name__)

    @routes.get("/panel")
    @guards.signed_by_site
    def panel(page: Page) -> Response:
        account_id = administrators.require(page.site, page.claims.account_id)
        return _shown(services, fragments, page.site, account_id)

    @routes.get("/api/evidence")
    @guards.signed_in_page
    def evidence(call: Call) -> Response:
        administrators.require(call.site, call.claims.account_id)
        return _as_json(services.meter.measure(call.site))

    return routes


def _shown(services: Services, fragments: Fragments, site: Site, account_id: str) -> Response:
    viewer = services.identities.directory.lookup(site, [account_id])[account_id]
    versions, today = services.in_force.versions, services.in_force.today
    declaration = versions.in_force(today)
    fragment = fragments.of(declaration, chosen(declaration.policy.languages), today)
    visit = Visit(viewer.display_name, site.origins[-1], site.product, today)
    page = build(versions, visit, services.meter.measure(site))
    return Response(
        render_template("panel.html", page=page, declared=fragment.declared, parts=fragment.parts)
    )


def _as_json(evidence: Evidence) -> Response:
    found = asdict(evidence)
    return jsonify(
        _written(found)
        | {
            "calls": {day.isoformat(): calls for day, calls in evidence.calls.items()},
            "dropped_cookies": _written(found["dropped_cookies"]),
            "acts": [_written(act) for act in found["acts"]],
        }
    )


def _written(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in fields.items()
    }
