"""Where can anybody read the policy? The version in force, and every one that was published."""

from functools import partial
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, g, render_template, request

from privacy.declaration.model import Declaration
from privacy.declaration.versions import Versions
from privacy.publish.page import Reading, build
from privacy.services import Services
from privacy.web.fragments import Fragments
from privacy.web.guards import public
from privacy.web.languages import chosen, kept
from privacy.web.refusals import of_status

PATH: Final = "/privacy"
DOCUMENTS: Final = frozenset({"policy.in_force", "policy.version"})


def policy_routes(services: Services, fragments: Fragments) -> Blueprint:
    """Return the public pages; they need no token and say nothing about any site."""
    routes = Blueprint("policy", __name__)
    in_force = partial(_in_force, services, fragments)
    version = partial(_version, services, fragments)
    routes.get(PATH, endpoint="in_force")(public(in_force))
    routes.get(f"{PATH}/<version>", endpoint="version")(public(version))
    return routes


def _in_force(services: Services, fragments: Fragments) -> Response:
    return _page(services, fragments, services.in_force.now())


def _version(services: Services, fragments: Fragments, version: str) -> Response:
    found = services.in_force.versions.find(version)
    return _unknown() if found is None else _page(services, fragments, found)


def _page(services: Services, fragments: Fragments, shown: Declaration) -> Response:
    versions, today = services.in_force.versions, services.in_force.today
    language = chosen(shown.policy.languages)
    fragment = fragments.of(shown, language, today)
    address = f"{services.settings.base_url[0]}{PATH}"
    reading = Reading(today, language, address, kept(_languages(versions)))
    page = build(versions, shown, reading)
    html = render_template(
        "privacy.html", page=page, declared=fragment.declared, parts=fragment.parts
    )
    return _cacheable(Response(html))


def _languages(versions: Versions) -> frozenset[str]:
    # A link may lead from a version without a language to one that has it.
    return frozenset(code for it in versions.published for code in it.policy.languages)


def _cacheable(response: Response) -> Response:
    # The tag is made of the page itself, so it changes with whatever the page shows.
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept-Language")
    response.add_etag()
    response.make_conditional(request)
    return response


def _unknown() -> Response:
    shown = of_status(HTTPStatus.NOT_FOUND)
    g.code = shown.code
    html = render_template(
        "privacy/unknown.html",
        title="No such version",
        what=shown.message,
        code=shown.code,
        request_id=g.request_id,
    )
    return Response(html, shown.status)
