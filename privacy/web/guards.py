"""Who may open this route? One guard for each kind of token; none guesses, and each route has one.

A view behind a guard is handed verified claims. It never sees a token.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

from flask import Response, g, request

from privacy.connect.install_keys import InstallKeys
from privacy.connect.parsing import Unverified
from privacy.connect.qsh import SignedRequest
from privacy.connect.tokens import Verifier
from privacy.connect.verified import ContextClaims, HookClaims, PageClaims, SiteHookClaims
from privacy.errors import InvalidTokenError
from privacy.installs.register import Register
from privacy.installs.site import Site

Open = Callable[[], Response]
P = ParamSpec("P")

_SCHEME = "JWT "


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an installed site, opened by an account."""

    site: Site
    claims: PageClaims


@dataclass(frozen=True, slots=True)
class Call:
    """A call from inside a page of an installed site."""

    site: Site
    claims: ContextClaims


def public(view: Callable[P, Response]) -> Callable[P, Response]:
    """Open a route to everybody, in so many words."""
    return _marked(view, "public")


@dataclass(frozen=True, slots=True)
class Guards:
    """The guards of the Connect side."""

    verifier: Verifier
    install_keys: InstallKeys
    register: Register

    def signed_by_atlassian(self, view: Callable[[HookClaims], Response]) -> Open:
        """Let `installed` and `uninstalled` hooks in, signed with Atlassian's own key.

        All that needs no key is checked before one is fetched, so a stranger cannot make us call.
        """

        @wraps(view)
        def guarded() -> Response:
            token, signed = Unverified.read(_token(), "RS256"), _signed_request()
            self.verifier.check_hook(token, signed)
            key = self.install_keys.of(token)
            return view(self.verifier.hook(token, signed, key))

        return _marked(guarded, "signed_by_atlassian")

    def signed_by_site_hook(self, view: Callable[[SiteHookClaims], Response]) -> Open:
        """Let `enabled` and `disabled` hooks in, signed with the site's secret in force."""

        @wraps(view)
        def guarded() -> Response:
            token, site = self._site_token()
            return view(self.verifier.site_hook(token, _signed_request(), site.secret))

        return _marked(guarded, "signed_by_site")

    def signed_by_site(self, view: Callable[[Page], Response]) -> Open:
        """Let pages in, signed by the site for this very URL."""

        @wraps(view)
        def guarded() -> Response:
            token, site = self._site_token()
            claims = self.verifier.page(token, _signed_request(), site.secrets)
            g.site = site
            return view(Page(site, claims))

        return _marked(guarded, "signed_by_site")

    def signed_in_page(self, view: Callable[[Call], Response]) -> Open:
        """Let calls from inside a page in, with a context token."""

        @wraps(view)
        def guarded() -> Response:
            token, site = self._site_token()
            claims = self.verifier.context(token, site.secrets)
            g.site = site
            return view(Call(site, claims))

        return _marked(guarded, "signed_in_page")

    def _site_token(self) -> tuple[Unverified, Site]:
        token = Unverified.read(_token(), "HS256")
        return token, self.register.installed(token.claimed_client_key)


def guard_of(view: Callable[..., object]) -> str | None:
    """Return the name of a view's guard, or None where it has none."""
    return getattr(view, "guard", None)


def _marked(view: Callable[P, Response], guard: str) -> Callable[P, Response]:
    vars(view)["guard"] = guard
    return view


def _token() -> str:
    """Return the one token of the request: in the header or in the query, never twice."""
    headers = request.headers.getlist("Authorization")
    found = [header.removeprefix(_SCHEME) for header in headers if header.startswith(_SCHEME)]
    queried = request.args.getlist("jwt")
    if len(found) != len(headers) or len(found) + len(queried) != 1:
        raise InvalidTokenError("not exactly one token")
    return (found + queried)[0]


def _signed_request() -> SignedRequest:
    # The route's own path, not the requested one: Flask decodes the latter, and the proxy has
    # stripped the path of the base URL. No guarded route has variables in its path.
    path = request.url_rule.rule if request.url_rule else ""
    if request.environ["PATH_INFO"] != path:
        # Flask takes `//panel` for `/panel`; nobody signs such a path.
        raise InvalidTokenError("not the route's own path")
    return SignedRequest(request.method, path, request.query_string.decode("latin-1"))
