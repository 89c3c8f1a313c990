"""Where do machines read the policy? Files made from the version in force, for anybody."""

from collections.abc import Callable
from functools import partial
from typing import Final

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from privacy.publish.declaration_json import declaration_json
from privacy.publish.processors_csv import processors_csv
from privacy.publish.well_known import gpc_json, security_txt
from privacy.services import Services
from privacy.web.guards import public

_JSON: Final = "application/json"
_CSV: Final = "text/csv; charset=utf-8; header=present"
_TEXT: Final = "text/plain; charset=utf-8"


def export_routes(services: Services) -> Blueprint:
    """Return the routes of the files; they need no token and say nothing about any site."""
    routes = Blueprint("exports", __name__)
    now, base_url = services.in_force, services.settings.base_url[0]

    def add(path: str, endpoint: str, made: Callable[[], str], media_type: str) -> None:
        routes.get(path, endpoint=endpoint)(public(partial(_file, made, media_type)))

    add("/privacy.json", "json", lambda: declaration_json(now.now(), now.versions), _JSON)
    add("/processors.csv", "csv", lambda: processors_csv(now.now(), now.versions), _CSV)
    add("/.well-known/security.txt", "security", lambda: security_txt(now.now(), base_url), _TEXT)
    add("/.well-known/gpc.json", "gpc", lambda: gpc_json(now.now(), base_url), _JSON)
    version = public(partial(_version, services))
    routes.get("/privacy/<version>/privacy.json", endpoint="version_json")(version)
    return routes


def _version(services: Services, version: str) -> Response:
    versions = services.in_force.versions
    found = versions.find(version)
    if found is None:
        raise NotFound
    return _file(partial(declaration_json, found, versions), _JSON)


def _file(made: Callable[[], str], media_type: str) -> Response:
    response = Response(made(), content_type=media_type)
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
