"""What is known about an account, and how is it written down to be sealed?"""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from privacy.connect.users import Profile
from privacy.storage.base import instant, milliseconds


class Standing(StrEnum):
    """How far an identity can be believed."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Identity:
    """An account, as Atlassian described it at one moment."""

    account_id: str
    display_name: str | None
    standing: Standing
    fetched_at: datetime | None

    @classmethod
    def of(cls, profile: Profile, fetched_at: datetime) -> Self:
        """Return the identity that a product's answer describes."""
        standing = Standing.ACTIVE if profile.active else Standing.INACTIVE
        return cls(profile.account_id, profile.display_name, standing, fetched_at)

    @classmethod
    def unreachable(cls, account_id: str) -> Self:
        """Return what stands in for an account that could not be asked about."""
        return cls(account_id, None, Standing.UNREACHABLE, None)

    def written(self, fetched_at: datetime) -> bytes:
        """Return the JSON that is sealed: nothing but what the declaration lists."""
        return json.dumps(
            {
                "account_id": self.account_id,
                "display_name": self.display_name,
                "active": self.standing is Standing.ACTIVE,
                "fetched_at": milliseconds(fetched_at),
            }
        ).encode()

    @classmethod
    def read(cls, text: bytes) -> Self:
        """Return the identity that was written."""
        found = json.loads(text)
        standing = Standing.ACTIVE if found["active"] else Standing.INACTIVE
        return cls(
            found["account_id"], found["display_name"], standing, instant(found["fetched_at"])
        )
