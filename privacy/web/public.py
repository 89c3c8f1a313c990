"""What may anybody see? The descriptors, the health of the app, and its files."""

from pathlib import Path

from flask import Blueprint, Response, jsonify, send_from_directory

from privacy.connect.descriptor import PATHS
from privacy.services import Services
from privacy.storage.migrate import head
from privacy.web.guards import public


def public_routes(services: Services, static: Path) -> Blueprint:
    """Return the routes that need no token and say nothing about any site."""
    routes = Blueprint("public", __name__)
    revision = head()

    @routes.get(PATHS["jira"])
    @public
    def jira_descriptor() -> Response:
        return jsonify(services.descriptor.for_product("jira"))

    @routes.get(PATHS["confluence"])
    @public
    def confluence_descriptor() -> Response:
        return jsonify(services.descriptor.for_product("confluence"))

    @routes.get("/healthz")
    @public
    def healthz() -> Response:
        return jsonify(ok=True)

    @routes.get("/readyz")
    @public
    def readyz() -> Response:
        ready = services.database.is_ready(revision) and services.store.is_ready()
        response = jsonify(ok=ready)
        response.status_code = 200 if ready else 503
        return response

    @routes.get("/static/<path:name>")
    @public
    def files(name: str) -> Response:
        response = send_from_directory(static, name)
        response.headers["Cache-Control"] = "no-cache"
        return response

    return routes
