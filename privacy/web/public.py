"""What may anybody see? The descriptors, the health of the app, and its files."""

from functools import partial
from pathlib import Path

from flask import Blueprint, Response, g, jsonify, send_from_directory

from privacy.connect.descriptor import PATHS
from privacy.connect.payloads import Product
from privacy.services import Services
from privacy.web.guards import public


def public_routes(services: Services, static: Path) -> Blueprint:
    """Return the routes that need no token and say nothing about any site."""
    routes = Blueprint("public", __name__)
    for product, path in PATHS.items():
        view = partial(_descriptor, services, product)
        routes.get(path, endpoint=f"{product}_descriptor")(public(view))
    routes.get("/healthz", endpoint="healthz")(public(_healthz))
    routes.get("/readyz", endpoint="readyz")(public(partial(_readyz, services)))
    routes.get("/static/<path:name>", endpoint="file")(public(partial(_file, static)))
    return routes


def _descriptor(services: Services, product: Product) -> Response:
    return jsonify(services.descriptor.for_product(product))


def _healthz() -> Response:
    return jsonify(ok=True)


def _readyz(services: Services) -> Response:
    obstacle = services.readiness.obstacle()
    if obstacle is None and not services.identities.store.is_ready():
        obstacle = "the cache cannot be read"
    response = jsonify(ok=obstacle is None)
    if obstacle is not None:
        g.code, g.reason, response.status_code = "not_ready", obstacle, 503
    return response


def _file(static: Path, name: str) -> Response:
    response = send_from_directory(static, name)
    response.headers["Cache-Control"] = "no-cache"
    return response
