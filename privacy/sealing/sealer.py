"""How is something sealed? AES-GCM, bound to what it is, whose it is and where it stands."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from privacy.errors import PrivacyError
from privacy.sealing.keys import DataKey, SealingKey

_NONCE = 12
_KEY_ID = 4


class UnsealableError(PrivacyError):
    """What was sealed does not open: another key, another place, or it was changed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something sealed belongs; it opens nowhere else."""

    purpose: str
    site_id: int
    row: str = ""

    @property
    def associated(self) -> bytes:
        """Return the bytes that AES-GCM binds. Lengths go first, so no two places are alike."""
        parts = (self.purpose.encode(), str(self.site_id).encode(), self.row.encode())
        return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


class Sealer:
    """Seals with the newest key and opens with any that is still listed."""

    def __init__(self, keys: Sequence[tuple[bytes, bytes]]) -> None:
        """Take pairs of key id and key, newest first."""
        self._newest = keys[0][0]
        self._ciphers = {key_id: AESGCM(secret) for key_id, secret in keys}

    @classmethod
    def of(cls, keys: Sequence[SealingKey]) -> Self:
        """Return the sealer of the operator's keys, newest first."""
        return cls([(key.key_id, key.secret) for key in keys])

    @classmethod
    def of_site(cls, key: DataKey, purpose: str) -> Self:
        """Return the sealer of one site for one purpose."""
        return cls([(bytes(_KEY_ID), key.derived(purpose))])

    def seal(self, plain: bytes, place: Place) -> bytes:
        """Return `key id || nonce || ciphertext`, which opens only at this place."""
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._ciphers[self._newest].encrypt(nonce, plain, place.associated)
        return self._newest + nonce + sealed

    def open(self, sealed: bytes, place: Place) -> bytes:
        """Return what was sealed at this place; raise UnsealableError otherwise."""
        cipher = self._ciphers.get(sealed[:_KEY_ID])
        if cipher is None:
            raise UnsealableError(f"{place.purpose}: sealed with a key that is not listed")
        nonce, text = sealed[_KEY_ID : _KEY_ID + _NONCE], sealed[_KEY_ID + _NONCE :]
        try:
            return cipher.decrypt(nonce, text, place.associated)
        except (InvalidTag, ValueError) as error:
            raise UnsealableError(f"{place.purpose}: does not open here") from error

    def is_newest(self, sealed: bytes) -> bool:
        """Tell whether the newest key sealed this."""
        return sealed[:_KEY_ID] == self._newest
