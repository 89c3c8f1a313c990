"""How does anybody see, and erase, what is held about them? A page and its two calls."""

from typing import Final

from flask import Blueprint, Response, jsonify, render_template

from privacy.errors import NotSignedInError
from privacy.identity.administrators import LONGEST
from privacy.identity.ttl import ADMINISTRATOR_CHECK, CLOSED_ACCOUNT
from privacy.installs.site import Site
from privacy.panel.me import Found, Look, build
from privacy.services import Services
from privacy.web.accounts import found, written
from privacy.web.fragments import Fragments
from privacy.web.guards import Call, Guards, Page
from privacy.web.languages import chosen

PAGE: Final = "me.me"


def me_routes(services: Services, guards: Guards, fragments: Fragments) -> Blueprint:
    """Return what every account of a site may see and do about itself, and about nobody else."""
    routes = Blueprint("me", __name__)

    @routes.get("/me")
    @guards.signed_by_site
    def me(page: Page) -> Response:
        account_id = _signed_in(page.claims.account_id)
        return _shown(services, fragments, page.site, found(services, page.site, account_id))

    @routes.get("/api/me")
    @guards.signed_in_page
    def held(call: Call) -> Response:
        account_id = _signed_in(call.claims.account_id)
        return jsonify(written(found(services, call.site, account_id)))

    @routes.delete("/api/me")
    @guards.signed_in_page
    def erase(call: Call) -> Response:
        account_id = _signed_in(call.claims.account_id)
        return jsonify(erased=services.identities.erasing.erase(call.site, account_id))

    return routes


def _signed_in(account_id: str | None) -> str:
    if account_id is None:
        raise NotSignedInError("nobody is signed in")
    return account_id


def _shown(services: Services, fragments: Fragments, site: Site, it: Found) -> Response:
    in_force, today = services.in_force, services.in_force.today
    declaration = in_force.versions.in_force(today)
    fragment = fragments.of(declaration, chosen(declaration.policy.languages), today)
    look = Look(
        site=site.origins[-1],
        product=site.product,
        closed=in_force.lifetime(CLOSED_ACCOUNT)(),
        administrator=min(LONGEST, in_force.lifetime(ADMINISTRATOR_CHECK)()),
    )
    page = build(declaration, fragment.declared, look, it)
    return Response(
        render_template("me.html", page=page, declared=fragment.declared, parts=fragment.parts)
    )
