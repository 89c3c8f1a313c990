"""What do machines ask for under `/.well-known/`? Where to report, and whether data is sold."""

import json
from datetime import timedelta
from typing import Final
from urllib.parse import quote, urlsplit

from privacy.declaration.model import Declaration

_LIFE: Final = timedelta(days=365)
_RESERVED: Final = ":/?#[]@!$&'()*+,;=%"


def security_txt(declaration: Declaration, base_url: str) -> str:
    """Return where to report a weakness (RFC 9116); it ends a year after the declaration."""
    policy = declaration.policy
    name = " ".join(declaration.app.name.split())
    lines = (
        f"# {name}, privacy declaration {policy.version}",
        f"# SHA-256 {declaration.digest}",
        f"Contact: {_uri(declaration.vendor.security_contact)}",
        f"Expires: {(policy.published + _LIFE).isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(policy.languages)}",
        f"Canonical: {_origin(base_url)}/.well-known/security.txt",
        f"Policy: {base_url}/privacy",
    )
    return "".join(f"{line}\n" for line in lines)


def gpc_json(declaration: Declaration, base_url: str) -> str:
    """Return whether the Global Privacy Control is kept: nobody's data is sold or shared.

    Members other than `gpc` and `lastUpdate` have no meaning there, and are ignored.
    """
    ccpa, policy = declaration.compliance.ccpa, declaration.policy
    said = {
        "gpc": not (ccpa.sells or ccpa.shares),
        "lastUpdate": policy.published.isoformat(),
        "declaration": {
            "version": policy.version,
            "digest": declaration.digest,
            "url": f"{base_url}/privacy.json",
        },
    }
    return json.dumps(said, indent=2) + "\n"


def _origin(base_url: str) -> str:
    # Well-known addresses belong to a host, whatever path the app has there (RFC 8615).
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}"


def _uri(contact: str) -> str:
    # Line ends and blanks are encoded, so that a contact cannot write a line of its own.
    if contact.startswith("https://"):
        return quote(contact, safe=_RESERVED)
    return f"mailto:{quote(contact, safe='@+')}"
