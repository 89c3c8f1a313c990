"""Where does the pretend Atlassian answer? One WSGI application: key server and REST routes."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Blueprint, Flask, Response, request

from privacy.clock import Clock
from privacy.simulator.atlassian import Atlassian
from privacy.simulator.callers import target_of
from privacy.simulator.confluence import confluence_routes
from privacy.simulator.faults import Faults
from privacy.simulator.jira import jira_routes
from privacy.simulator.signing import HookSigner
from privacy.simulator.site import PretendSite


class Cloud(Flask):
    """The application, and what it shares with those who drive it."""

    def __init__(self, atlassian: Atlassian) -> None:
        """Serve what the pretend Atlassian knows."""
        super().__init__("privacy.simulator")
        self.atlassian = atlassian
        # A dropped connection must reach a client in process as what it is.
        self.config["PROPAGATE_EXCEPTIONS"] = True

    @property
    def faults(self) -> Faults:
        """Return the faults in force."""
        return self.atlassian.faults

    @property
    def asked(self) -> list[tuple[str, str]]:
        """Return method and path of every request so far."""
        return self.atlassian.asked

    @property
    def targets(self) -> list[str]:
        """Return path and query of every request so far, without its token."""
        return self.atlassian.targets


def create_cloud(
    sites: Sequence[PretendSite],
    signer: HookSigner,
    clock: Clock,
    app_key: str,
    faults: Faults | None = None,
) -> Cloud:
    """Return a pretend Atlassian that serves these sites, each under its base URL."""
    keys = {signer.kid: signer.public_pem}
    cloud = Cloud(Atlassian(sites, keys, clock, app_key, faults or Faults()))
    cloud.register_blueprint(_key_routes(cloud.atlassian))
    cloud.register_blueprint(jira_routes(cloud.atlassian))
    cloud.register_blueprint(confluence_routes(cloud.atlassian))
    _record_and_fail(cloud)
    return cloud


def _key_routes(atlassian: Atlassian) -> Blueprint:
    routes = Blueprint("keys", __name__)

    @routes.get("/keys/<kid>", endpoint="first")
    @routes.get("/second-keys/<kid>", endpoint="second")
    def key(kid: str) -> Response:
        pem = atlassian.keys.get(kid)
        if pem is None:
            return Response("not found", HTTPStatus.NOT_FOUND, mimetype="text/plain")
        return Response(pem, mimetype="text/plain")

    return routes


def _record_and_fail(cloud: Cloud) -> None:
    @cloud.before_request
    def before() -> Response | None:
        cloud.atlassian.record(request.method, target_of(request))
        return cloud.faults.before(request)

    @cloud.after_request
    def after(response: Response) -> Response:
        return cloud.faults.after(request, response)
