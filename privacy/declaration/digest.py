"""Which declaration is this, to the letter?"""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785


def digest(said: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """Return the SHA-256 of what the file says and of every text, as canonical JSON (RFC 8785)."""
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    whole = rfc8785.dumps({"declaration": dict(said), "texts": hashes})
    return hashlib.sha256(whole).hexdigest()
