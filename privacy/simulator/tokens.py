"""What does a site sign with its secret? Pages, context tokens, `enabled` and `disabled`."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode
from uuid import uuid4

import jwt
from atlassian_jwt.url_utils import hash_url

from privacy.simulator.site import PretendSite

CONTEXT_QSH = "context-qsh"
LIFE = timedelta(minutes=3)
_CONTEXT_LIFE = timedelta(minutes=15)


def site_token(site: PretendSite, claims: Mapping[str, object]) -> str:
    """Return an HS256 token with any claims, signed with the site's secret."""
    return jwt.encode(dict(claims), site.shared_secret, "HS256")


def url_token(
    site: PretendSite, method: str, path_and_query: str, account_id: str | None, now: datetime
) -> str:
    """Return an HS256 token for one request; the path is relative to the app's base URL."""
    qsh = hash_url(method, path_and_query)
    return site_token(site, {**site_claims(site, account_id, now, LIFE), "qsh": qsh})


def context_token(site: PretendSite, account_id: str | None, now: datetime) -> str:
    """Return what `AP.context.getToken` gives: a token that is bound to no URL."""
    return site_token(
        site, {**site_claims(site, account_id, now, _CONTEXT_LIFE), "qsh": CONTEXT_QSH}
    )


def page_query(
    site: PretendSite,
    method: str,
    path: str,
    query: Mapping[str, str],
    account_id: str | None,
    now: datetime,
) -> str:
    """Return the raw query string of a signed page, `jwt` last."""
    raw = urlencode(query, quote_via=quote)
    token = url_token(site, method, f"{path}?{raw}", account_id, now)
    return f"{raw}&jwt={token}" if raw else f"jwt={token}"


def frame_query(site: PretendSite) -> dict[str, str]:
    """Return the parameters that Atlassian adds to the URL of every frame."""
    return {
        "xdm_e": site.origin,
        "xdm_c": f"channel-{uuid4().hex[:8]}",
        "cp": site.base_path,
        "lic": "none",
        "cv": "1001.0.0-SNAPSHOT",
    }


def site_claims(
    site: PretendSite, account_id: str | None, now: datetime, life: timedelta
) -> dict[str, object]:
    """Return the claims that every token of a site has."""
    claims: dict[str, object] = {
        "iss": site.client_key,
        "iat": int(now.timestamp()),
        "exp": int((now + life).timestamp()),
        "context": {},
    }
    return claims if account_id is None else {**claims, "sub": account_id}
