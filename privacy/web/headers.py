"""Which headers does every answer carry? The careful ones, on errors and successes alike."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from privacy.settings.model import Settings

_HSTS = "max-age=31536000; includeSubDomains"
_LOOPBACK = ("http://127.0.0.1:*", "http://localhost:*")
# The bridge takes the host's theme from here, wherever the bridge itself came from.
_THEMES = "https://connect-cdn.atl-paas.net"
_KINDS = ("script-src", "style-src", "connect-src", "img-src")
_STYLED = {"style-src": "'self'"}
NOT_STORED = "no-cache, no-store"


def init_headers(
    app: Flask, settings: Settings, pages: frozenset[str], documents: frozenset[str]
) -> None:
    """Set the headers of every answer; only pages may be framed, and only by their own site.

    Documents are for reading alone: they may load our style sheets, and nothing else.
    """
    strangers = [f"https://*{suffix}" for suffix in settings.host_suffixes]
    if settings.development:
        strangers += _LOOPBACK
    scripts = _origin(settings.connect_js_url)

    def set_headers(response: Response) -> Response:
        is_page, is_document = request.endpoint in pages, request.endpoint in documents
        response.headers["Strict-Transport-Security"] = _HSTS
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("Cache-Control", NOT_STORED)
        site = g.get("site")
        ancestors = (site.origins if site else strangers) if is_page else ("'none'",)
        response.headers["Content-Security-Policy"] = content_security_policy(
            ancestors, _sources(scripts) if is_page else _STYLED if is_document else {}
        )
        return response

    app.after_request(set_headers)


def content_security_policy(ancestors: Sequence[str], sources: Mapping[str, str]) -> str:
    """Return the policy of one answer, which may load from these sources alone."""
    parts = {
        "default-src": "'none'",
        **{name: sources.get(name, "'none'") for name in _KINDS},
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(ancestors),
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _sources(scripts: str) -> dict[str, str]:
    own = f"'self' {scripts}"
    themed = own if _THEMES in own else f"{own} {_THEMES}"
    return {**dict.fromkeys(_KINDS, "'self'"), "script-src": own, "style-src": themed}


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
