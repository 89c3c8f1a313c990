"""Which keys does a life of an install have? Sealed for the row that they stand in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from privacy.audit.entry import Act
from privacy.sealing.keys import DataKey
from privacy.sealing.sealer import Place, Sealer, UnsealableError

SECRET = "site.secret"  # noqa: S105 - the name of a purpose
PREVIOUS_SECRET = "site.previous_secret"  # noqa: S105 - the name of a purpose
DATA_KEY = "site.data_key"
SEALED = {"secret": SECRET, "previous_secret": PREVIOUS_SECRET, "data_key": DATA_KEY}

NO_KEYS = dict.fromkeys((*SEALED, "rotated_at"))


@dataclass(frozen=True, slots=True)
class SiteKeys:
    """Seals and opens the keys of sites with the operator's keys."""

    sealer: Sealer

    def open(self, row: Row[Any], column: str) -> bytes:
        """Return what a column of a site's row holds; raise UnsealableError where it cannot."""
        return self.sealer.open(getattr(row, column), Place(SEALED[column], row.id))

    def seal(self, row: Row[Any], column: str, plain: bytes) -> bytes:
        """Return what to put into a column of a site's row."""
        return self.sealer.seal(plain, Place(SEALED[column], row.id))

    def accept(self, row: Row[Any], secret: str, now: datetime) -> tuple[Act, dict[str, Any]]:
        """Return what an `installed` hook does, and the columns that it sets.

        A site that stayed installed keeps its data key, and its previous secret for a while. A
        fresh install starts a new life with a new data key, so it never sees what an earlier one
        left; so does a site whose keys no longer open, which is how a lost sealing key heals.
        """
        if row.state != "installed":
            return Act.INSTALLED, self._new_life(row, secret)
        try:
            known = self.open(row, "secret").decode()
            self.open(row, "data_key")
        except UnsealableError:
            return Act.INSTALLED, self._new_life(row, secret)
        if known == secret:
            return Act.UPDATED, {}
        return Act.SECRET_ROTATED, {
            "secret": self.seal(row, "secret", secret.encode()),
            "previous_secret": self.seal(row, "previous_secret", known.encode()),
            "rotated_at": now,
        }

    def _new_life(self, row: Row[Any], secret: str) -> dict[str, Any]:
        return NO_KEYS | {
            "life": row.life + 1,
            "secret": self.seal(row, "secret", secret.encode()),
            "data_key": self.seal(row, "data_key", DataKey.new().secret),
        }
