"""Which keys seal? The operator's versioned keys, and the one data key of each site."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from privacy.errors import PrivacyError

KEY_BYTES = 32
_ID_BYTES = 4


class SealingKeyError(PrivacyError):
    """A sealing key is missing or cannot be read."""


@dataclass(frozen=True, slots=True, repr=False)
class SealingKey:
    """One of the operator's keys; its id is derived, so it can be neither mistyped nor reused."""

    secret: bytes

    @property
    def key_id(self) -> bytes:
        """Return the four bytes that name this key in what it sealed."""
        return hashlib.sha256(b"sealing-key-id\0" + self.secret).digest()[:_ID_BYTES]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a key as `new-key` writes it; raise SealingKeyError otherwise."""
        try:
            secret = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise SealingKeyError("a sealing key is not URL-safe base64") from error
        if len(secret) != KEY_BYTES:
            raise SealingKeyError(f"a sealing key has {len(secret)} bytes, not {KEY_BYTES}")
        return cls(secret)


def new_key() -> str:
    """Return a new sealing key, as PRIVACY_SEALING_KEYS takes it."""
    return base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def parse_keys(texts: Sequence[str]) -> tuple[SealingKey, ...]:
    """Read the keys, newest first; at least one is needed and none may stand twice."""
    keys = tuple(SealingKey.parse(text) for text in texts)
    if not keys:
        raise SealingKeyError("there is no sealing key; `python -m privacy new-key` makes one")
    if len({key.key_id for key in keys}) != len(keys):
        raise SealingKeyError("a sealing key is listed twice")
    return keys


@dataclass(frozen=True, slots=True, repr=False)
class DataKey:
    """The key of one life of one site. Destroying it makes all that it sealed unreadable."""

    secret: bytes

    @classmethod
    def new(cls) -> Self:
        """Return a fresh key for a fresh install."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def derived(self, purpose: str) -> bytes:
        """Return the key for one purpose, so that no two purposes share one."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(self.secret)

    def hash(self, purpose: str, value: str) -> bytes:
        """Return a keyed hash that only this site's key can make again."""
        return hmac.digest(self.derived(purpose), value.encode(), "sha256")
