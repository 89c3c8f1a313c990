"""Which headers does every answer carry? The careful ones, on errors and successes alike."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from privacy.settings.model import Settings

_HSTS = "max-age=31536000; includeSubDomains"
_LOOPBACK = ("http://127.0.0.1:*", "http://localhost:*")
# The bridge takes the host's theme from here, wherever the bridge itself came from.
_THEMES = "https://connect-cdn.atl-paas.net"
NOT_STORED = "no-cache, no-store"


def init_headers(app: Flask, settings: Settings, pages: frozenset[str]) -> None:
    """Set the headers of every answer; only pages may be framed, and only by their own site."""
    strangers = [f"https://*{suffix}" for suffix in settings.host_suffixes]
    if settings.development:
        strangers += _LOOPBACK
    scripts = _origin(settings.connect_js_url)

    def set_headers(response: Response) -> Response:
        is_page = request.endpoint in pages
        response.headers["Strict-Transport-Security"] = _HSTS
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("Cache-Control", NOT_STORED)
        site = g.get("site")
        ancestors = (site.origins if site else strangers) if is_page else ("'none'",)
        response.headers["Content-Security-Policy"] = content_security_policy(
            ancestors, scripts if is_page else None
        )
        return response

    app.after_request(set_headers)


def content_security_policy(ancestors: Sequence[str], scripts: str | None) -> str:
    """Return the policy of one answer; a page may load our files and Atlassian's bridge."""
    own = f"'self' {scripts}" if scripts else "'none'"
    parts = {
        "default-src": "'none'",
        "script-src": own,
        "style-src": _with_themes(own),
        "connect-src": "'self'" if scripts else "'none'",
        "img-src": "'self'" if scripts else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(ancestors),
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _with_themes(own: str) -> str:
    return own if own == "'none'" or _THEMES in own else f"{own} {_THEMES}"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
