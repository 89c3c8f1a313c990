"""Where everything meets: `create_app` is what a server calls. Nothing imports this file."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, Flask
from jinja2 import StrictUndefined

from privacy.checks.dropped import DroppedCookies
from privacy.clock import Clock, SystemClock
from privacy.errors import PrivacyError
from privacy.identity.administrators import Administrators
from privacy.services import Services, build
from privacy.settings.model import Settings
from privacy.transport.call import Transport
from privacy.transport.http import HttpTransport
from privacy.web.accounts import account_routes
from privacy.web.cache import init_cache
from privacy.web.cookies import CookieGate
from privacy.web.errors import init_errors
from privacy.web.exports import export_routes
from privacy.web.fragments import Fragments
from privacy.web.guards import Guards, guard_of
from privacy.web.headers import init_headers
from privacy.web.lifecycle import lifecycle_routes
from privacy.web.log import init_log, log_to_stderr, note_drop, note_failure, note_obstacle
from privacy.web.me import PAGE as ME
from privacy.web.me import me_routes
from privacy.web.panel import PAGE as PANEL
from privacy.web.panel import panel_routes
from privacy.web.policy import DOCUMENTS, policy_routes
from privacy.web.public import public_routes

_HERE = Path(__file__).parent
_LARGEST_BODY = 65_536
_PAGES = frozenset({PANEL, ME})

Feature = Callable[[Services, Guards], Blueprint]
FEATURES: Sequence[Feature] = ()
"""What a vendor adds: see docs/extending.md."""


def create_app(
    environment: Mapping[str, str] | None = None,
    clock: Clock | None = None,
    transport: Transport | None = None,
    features: Sequence[Feature] = FEATURES,
) -> Flask:
    """Return the app of these settings. No thread is started and no call is made.

    Raise PrivacyError, with every fault, where it cannot be run as it is set up.
    """
    settings = Settings.read(os.environ if environment is None else environment)
    services = build(settings, clock or SystemClock(), transport or HttpTransport())
    log_to_stderr()
    obstacle = services.readiness.obstacle()
    if obstacle is not None:
        note_obstacle(services.clock, obstacle)
    return _flask(services, features)


def _flask(services: Services, features: Sequence[Feature]) -> Flask:
    app = Flask("privacy", static_folder=None, template_folder=str(_HERE / "templates"))
    app.extensions["privacy.services"] = services
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_BODY
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    # Never a redirect: a signed request is for one address.
    app.url_map.merge_slashes = False
    app.url_map.redirect_defaults = False
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals.update(
        root=urlsplit(services.settings.base_url[0]).path,
        connect_js=services.settings.connect_js_url,
    )
    app.wsgi_app = CookieGate(  # type: ignore[method-assign]  # as Flask's documentation does it
        app.wsgi_app,
        lambda: services.in_force.now().cookies,
        DroppedCookies(services.database, services.clock),
        note_failure,
        note_drop,
    )
    init_log(app, services.clock)
    init_headers(app, services.settings, _PAGES, DOCUMENTS)
    init_errors(app, _PAGES)
    _add_routes(app, services, features)
    return app


def _add_routes(app: Flask, services: Services, features: Sequence[Feature]) -> None:
    guards = Guards(services.verifier, services.install_keys, services.register)
    administrators = Administrators(
        services.host, init_cache(app, services.identities.store), services.administrator_check
    )
    proofs = services.proofs.also([*Administrators.enforces, *CookieGate.enforces])
    fragments = Fragments(app.jinja_env, services.in_force.versions, proofs)
    app.register_blueprint(public_routes(services, _HERE / "static"))
    app.register_blueprint(policy_routes(services, fragments))
    app.register_blueprint(export_routes(services))
    app.register_blueprint(lifecycle_routes(services, guards))
    app.register_blueprint(panel_routes(services, guards, administrators, fragments))
    app.register_blueprint(me_routes(services, guards, fragments))
    app.register_blueprint(account_routes(services, guards, administrators))
    for feature in features:
        app.register_blueprint(feature(services, guards))
    _require_guards(app)


def _require_guards(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if guard_of(app.view_functions[rule.endpoint]) is None:
            raise PrivacyError(f"{rule.rule} has no guard, so anybody could open it")
