"""May this request ask a site? Only the app installed there may, with a token for this request."""

import hmac
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus

import jwt
from atlassian_jwt.url_utils import hash_url
from flask import Request, Response, jsonify
from jwt.types import Options

from privacy.simulator.site import PretendSite

_SCHEME = "JWT "
# The time is compared with the clock that was handed in, the qsh by `_is_for`.
_OPTIONS: Options = {
    "require": ["iss", "iat", "exp", "qsh"],
    "verify_aud": False,
    "verify_exp": False,
    "verify_iat": False,
    "verify_nbf": False,
}


def target_of(request: Request) -> str:
    """Return path and query exactly as they were sent."""
    return str(request.environ["REQUEST_URI"])


def refusal(
    request: Request, site: PretendSite, app_key: str, now: datetime
) -> tuple[Response, int] | None:
    """Return Atlassian's answer to a request that may not ask this site, or None."""
    if request.method == "GET" and request.content_length:
        # Atlassian's edge refuses a GET with a body (CHANGE-2328).
        return Response("<h1>403 Forbidden</h1>", mimetype="text/html"), HTTPStatus.FORBIDDEN
    claims = _claims(request, site, app_key)
    if site.installed and claims and _is_current(claims, now) and _is_for(claims, request, site):
        return None
    return _unauthorized(site)


def _claims(request: Request, site: PretendSite, app_key: str) -> Mapping[str, object] | None:
    header = request.headers.get("Authorization", "")
    if not header.startswith(_SCHEME):
        return None
    try:
        return jwt.decode(
            header.removeprefix(_SCHEME),
            site.shared_secret,
            algorithms=["HS256"],
            issuer=app_key,
            options=_OPTIONS,
        )
    except jwt.InvalidTokenError:
        return None


def _is_current(claims: Mapping[str, object], now: datetime) -> bool:
    expires = claims["exp"]
    return isinstance(expires, int) and expires > now.timestamp()


def _is_for(claims: Mapping[str, object], request: Request, site: PretendSite) -> bool:
    relative = target_of(request).removeprefix(site.base_path)
    return hmac.compare_digest(str(claims["qsh"]), hash_url(request.method, relative))


def _unauthorized(site: PretendSite) -> tuple[Response, int]:
    answers: Mapping[str, dict[str, object]] = {
        "jira": {
            "message": "Client must be authenticated to access this resource.",
            "status-code": 401,
        },
        "confluence": {"code": 401, "message": "Unauthorized"},
    }
    return jsonify(answers[site.product]), HTTPStatus.UNAUTHORIZED
