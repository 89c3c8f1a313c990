"""Who opens the REST routes of a product? One guard for all of them; views get the site."""

from flask import Blueprint, Response, g, request
from werkzeug.exceptions import NotFound

from privacy.simulator.atlassian import Atlassian
from privacy.simulator.callers import refusal
from privacy.simulator.site import PretendSite, Product


def product_routes(atlassian: Atlassian, product: Product, prefix: str | None) -> Blueprint:
    """Return a blueprint for one product, whose routes only the installed app may ask."""
    routes = Blueprint(product, __name__, url_prefix=prefix)

    @routes.before_request
    def only_the_app() -> tuple[Response, int] | None:
        site = atlassian.site_at(request.host, product)
        if site is None:
            raise NotFound
        g.site = site
        return refusal(request, site, atlassian.app_key, atlassian.clock.now())

    return routes


def asked_site() -> PretendSite:
    """Return the site that the request in hand may ask."""
    site: PretendSite = g.site
    return site
