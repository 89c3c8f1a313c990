"""How do lifecycle hooks come in? A guard, a body that agrees with the token, one transaction."""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, g
from sqlalchemy.exc import SQLAlchemyError

from privacy.connect.payloads import Event, Expected, check_body, read_installed
from privacy.connect.verified import HookClaims, SiteHookClaims
from privacy.identity.store import StoreError
from privacy.services import Services
from privacy.storage.scrubbing import BRIEFLY, until
from privacy.web.bodies import Readers
from privacy.web.guards import Guards
from privacy.web.log import note_failure

_PORTIONS: Final = 1


@dataclass(frozen=True, slots=True)
class _Hooks:
    """The four hooks. Each answers 204, also when it comes again."""

    services: Services
    readers: Readers

    def installed(self, claims: HookClaims) -> Response:
        """Install a site, and remove what an earlier life of it left."""
        body, expected = self.readers.body(), self._expected("installed", claims.client_key)
        told = read_installed(body, expected, self.services.hosts)
        g.site_id = self.services.lifecycle.installed(claims, told, body)
        self._forget(g.site_id)
        return Response(status=204)

    def uninstalled(self, claims: HookClaims) -> Response:
        """Destroy a site's keys, then remove what they had sealed."""
        body = self._checked("uninstalled", claims.client_key)
        g.site_id = self.services.lifecycle.uninstalled(claims, body)
        if g.site_id is not None:
            self._forget(g.site_id, shrink=True)
        return Response(status=204)

    def enabled(self, claims: SiteHookClaims) -> Response:
        """Note that the app was switched on."""
        body = self._checked("enabled", claims.client_key)
        g.site_id = self.services.lifecycle.switched(claims, body, on=True)
        return Response(status=204)

    def disabled(self, claims: SiteHookClaims) -> Response:
        """Note that the app was switched off."""
        body = self._checked("disabled", claims.client_key)
        g.site_id = self.services.lifecycle.switched(claims, body, on=False)
        return Response(status=204)

    def _forget(self, site_id: int, *, shrink: bool = False) -> None:
        # The hook is accepted already: a failure here must not make it look refused, nor may it
        # come too late. The keys of what is left are gone, and the sweep removes it.
        try:
            self.services.identities.forgetting.left_behind(site_id, _PORTIONS)
            if shrink:
                until(self.services.identities.store.shrink, tries=BRIEFLY)
                self.services.database.shrink_log()
        except (StoreError, SQLAlchemyError) as error:
            note_failure(error)

    def _checked(self, event: Event, client_key: str) -> bytes:
        body = self.readers.body()
        check_body(body, self._expected(event, client_key), self.services.hosts)
        return body

    def _expected(self, event: Event, client_key: str) -> Expected:
        return Expected(event, self.services.descriptor.key, client_key)


def lifecycle_routes(services: Services, guards: Guards) -> Blueprint:
    """Return the routes of the hooks: two that Atlassian signs, two that the site signs."""
    hooks = _Hooks(services, Readers(max(1, services.settings.threads // 2)))
    routes = Blueprint("lifecycle", __name__)
    routes.post("/installed")(guards.signed_by_atlassian(hooks.installed))
    routes.post("/uninstalled")(guards.signed_by_atlassian(hooks.uninstalled))
    routes.post("/enabled")(guards.signed_by_site_hook(hooks.enabled))
    routes.post("/disabled")(guards.signed_by_site_hook(hooks.disabled))
    return routes
