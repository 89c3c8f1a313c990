"""How are tokens made that no library would make? By hand, with real signatures."""

import base64
import hmac
import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

HS256 = {"typ": "JWT", "alg": "HS256"}


def with_hmac(payload: bytes, secret: bytes, header: Mapping[str, Any] | bytes = HS256) -> str:
    """Return a token with any payload and header, signed with HMAC-SHA256."""
    signed = _signed_part(payload, header)
    return f"{signed}.{encoded(hmac.digest(secret, signed.encode(), 'sha256'))}"


def with_rsa(payload: bytes, key: RSAPrivateKey, header: Mapping[str, Any]) -> str:
    """Return a token with any payload and header, signed with RSA and SHA-256."""
    signed = _signed_part(payload, header)
    return f"{signed}.{encoded(key.sign(signed.encode(), PKCS1v15(), SHA256()))}"


def encoded(part: bytes) -> str:
    """Return a segment of a token."""
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def as_json(claims: Mapping[str, Any]) -> bytes:
    """Return claims as a payload."""
    return json.dumps(claims).encode()


def changed(claims: Mapping[str, Any], changes: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return claims with others in their place; a change to `...` leaves the claim out."""
    merged = {**claims, **(changes or {})}
    return {name: value for name, value in merged.items() if value is not ...}


def _signed_part(payload: bytes, header: Mapping[str, Any] | bytes) -> str:
    first = header if isinstance(header, bytes) else as_json(header)
    return f"{encoded(first)}.{encoded(payload)}"
