"""How are a site's accounts hashed, and its identities sealed? With its own key, once derived."""

import hmac
from typing import Final, Self

from privacy.identity.identity import Identity
from privacy.installs.site import Site
from privacy.sealing.keys import DataKey
from privacy.sealing.sealer import Place, Sealer, UnsealableError

_ENTRY: Final = "identity"
_ROW: Final = "identity index"
_COLUMN: Final = "identity_index.account_id"


class SiteSeal:
    """Hashes and seals for one life of one site. What it sealed opens nowhere else."""

    def __init__(self, site_id: int, key: DataKey) -> None:
        """Take the site's id and its data key."""
        self.site_id = site_id
        self._hashing = key.derived(_ENTRY)
        self._entries = Sealer.of_site(key, _ENTRY)
        self._rows = Sealer.of_site(key, _ROW)

    @classmethod
    def of(cls, site: Site) -> Self:
        """Return the seal of a site."""
        return cls(site.site_id, site.data_key)

    def hash(self, account_id: str) -> bytes:
        """Return the keyed hash that stands for an account in the index."""
        return hmac.digest(self._hashing, account_id.encode(), "sha256")

    def key(self, account_id: str) -> str:
        """Return the key of an account's entry in the cache."""
        return self.hash(account_id).hex()

    def entry(self, identity: Identity) -> bytes:
        """Return the bytes to keep under the key of an identity."""
        place = Place(_ENTRY, self.site_id, self.key(identity.account_id))
        return self._entries.seal(identity.written(), place)

    def identity(self, account_id: str, entry: bytes) -> Identity | None:
        """Return the identity of an entry; None for one that is not what was kept here.

        Somebody may have changed the file, and an earlier version wrote another form. What cannot
        be opened and read is not believed.
        """
        try:
            place = Place(_ENTRY, self.site_id, self.key(account_id))
            found = Identity.read(self._entries.open(entry, place))
        except (UnsealableError, ValueError):
            return None
        return found if found.account_id == account_id else None

    def account_id(self, sealed: bytes, account_hash: bytes) -> str:
        """Return the account id that stands in a row beside its hash.

        Raise UnsealableError where it does not open, or comes from another row.
        """
        place = Place(_COLUMN, self.site_id, account_hash.hex())
        return self._rows.open(sealed, place).decode()

    def sealed_id(self, account_id: str) -> bytes:
        """Return the account id as it stands in its row, which opens in no other."""
        place = Place(_COLUMN, self.site_id, self.key(account_id))
        return self._rows.seal(account_id.encode(), place)
