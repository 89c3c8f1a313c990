"""Where may a site live? The checks on every URL that a hook's body names."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

_HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?")
_LOOPBACK = re.compile(r"127\.0\.0\.1|localhost|\[::1\]")
_PLAIN = re.compile(r"[!-~]{1,300}")


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """The hosts a site may live on. Signed requests go there, so nothing else is let in."""

    suffixes: tuple[str, ...]
    loopback: bool = False

    def base_url(self, url: str, product: str) -> str:
        """Return a site's base URL without a trailing slash; raise ValueError if not allowed.

        Confluence's ends in `/wiki`, Jira's is an origin.
        """
        parts = _split(url)
        path = "/wiki" if product == "confluence" else ""
        if parts.path.rstrip("/") != path or not self._lives(parts):
            raise ValueError("not an address of a site")
        return origin(url) + path

    def _lives(self, parts: SplitResult) -> bool:
        if self.loopback and _LOOPBACK.fullmatch(parts.netloc.rpartition(":")[0] or parts.netloc):
            return parts.scheme == "http"
        host = parts.netloc
        return (
            parts.scheme == "https"
            and _HOST.fullmatch(host) is not None
            and host.endswith(self.suffixes)
        )


def display_url(url: object) -> str | None:
    """Return the origin of the address that people see, or None where it is not plain https."""
    if not isinstance(url, str):
        return None
    try:
        parts = _split(url)
    except ValueError:
        return None
    if parts.scheme != "https" or _HOST.fullmatch(parts.netloc) is None:
        return None
    return origin(url)


def origin(url: str) -> str:
    """Return scheme and host of a checked URL, in lower case, as browsers compare them."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _split(url: str) -> SplitResult:
    if _PLAIN.fullmatch(url) is None:
        raise ValueError("not a plain URL")
    parts = urlsplit(url.lower())
    if parts.query or parts.fragment:
        raise ValueError("has a query or a fragment")
    return parts
