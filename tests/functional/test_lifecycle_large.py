"""Is a hook answered soon, however much a site has left behind?"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from privacy.identity.removing import Remover
from privacy.identity.sealed import SiteSeal
from privacy.services import Services
from privacy.web.guards import Guards
from privacy.web.lifecycle import lifecycle_routes
from tests.world import ADMIN, USER, World

PEOPLE = [ADMIN, USER, "5fc13e9a7b60d4007182ae3d"]


@pytest.fixture
def small(installed: World) -> Iterator[World]:
    """Return a world whose hooks remove one copy at a time."""
    whole: Services = installed.app.extensions["privacy.services"]
    remover = Remover(whole.database, whole.identities.store, at_once=1)
    forgetting = replace(whole.identities.forgetting, remover=remover)
    services = replace(whole, identities=replace(whole.identities, forgetting=forgetting))
    whole_app, installed.app = installed.app, Flask("hooks")
    guards = Guards(services.verifier, services.install_keys, services.register)
    installed.app.register_blueprint(lifecycle_routes(services, guards))
    installed.app.extensions = whole_app.extensions
    yield installed
    installed.app = whole_app


def test_what_a_hook_has_no_time_for_is_left_to_the_sweep(small: World) -> None:
    services: Services = small.app.extensions["privacy.services"]
    site = services.register.installed(small.jira.client_key)
    services.identities.directory.lookup(site, PEOPLE)
    assert small.noted() == {SiteSeal.of(site).key(it) for it in PEOPLE}

    assert small.uninstall(small.jira).status_code == 204
    assert len(small.noted()) == len(PEOPLE) - 1
    assert services.identities.forgetting.pending(9) == (site.site_id,)

    small.sweep()

    assert small.noted() == set()
    assert services.identities.forgetting.pending(9) == ()
