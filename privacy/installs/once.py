"""Was this hook taken before, and does it come in order? Asked under the lock of the site's row."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from privacy.errors import InvalidTokenError
from privacy.storage.tables import lifecycle_token


@dataclass(frozen=True, slots=True)
class Delivery:
    """A hook as it came: which token, which body, and until when the token could come again."""

    token_digest: bytes
    body: bytes
    expires_at: datetime

    @property
    def body_digest(self) -> bytes:
        """Return the hash that tells this body from any other."""
        return hashlib.sha256(self.body).digest()


def was_taken(connection: Connection, delivery: Delivery) -> bool:
    """Tell whether this very hook was accepted before.

    Raise InvalidTokenError where its token came with another body: nobody signs the body, so a
    token that is used again could carry anything.
    """
    found = connection.execute(
        select(lifecycle_token.c.body_digest).where(
            lifecycle_token.c.digest == delivery.token_digest
        )
    ).scalar_one_or_none()
    if found is not None and found != delivery.body_digest:
        raise InvalidTokenError("a used token with another body")
    return found is not None


def take(connection: Connection, site_id: int, delivery: Delivery, now: datetime) -> None:
    """Remember an accepted hook for as long as its token could be sent again."""
    connection.execute(
        delete(lifecycle_token).where(
            lifecycle_token.c.site_id == site_id, lifecycle_token.c.expires_at < now
        )
    )
    connection.execute(
        insert(lifecycle_token).values(
            digest=delivery.token_digest,
            body_digest=delivery.body_digest,
            site_id=site_id,
            expires_at=delivery.expires_at,
        )
    )


def is_superseded(row: Row[Any], issued_at: datetime, leeway: timedelta) -> bool:
    """Tell whether a hook is older than what was accepted, by more than clocks may differ.

    Within the leeway the order of arrival counts: Atlassian's own clocks differ.
    """
    last: datetime = row.last_hook_at
    return issued_at < last - leeway
