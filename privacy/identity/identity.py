"""What is known about an account, and how is it written down to be sealed?"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from privacy.connect.users import Profile
from privacy.identity.standing import Standing
from privacy.storage.base import instant, milliseconds


@dataclass(frozen=True, slots=True)
class Identity:
    """An account, as Atlassian described it at one moment.

    `kind` is `atlassian`, `app` or `customer`; it and the name are None where nobody told them.
    """

    account_id: str
    display_name: str | None
    kind: str | None
    standing: Standing
    fetched_at: datetime | None

    @classmethod
    def of(cls, profile: Profile, fetched_at: datetime) -> Self:
        """Return the identity that a product's answer describes."""
        standing = Standing.ACTIVE if profile.active else Standing.INACTIVE
        return cls(profile.account_id, profile.display_name, profile.kind, standing, fetched_at)

    @classmethod
    def absent(cls, account_id: str, fetched_at: datetime | None) -> Self:
        """Return what stands for an account that a product does not know."""
        return cls(account_id, None, None, Standing.ABSENT, fetched_at)

    @classmethod
    def closed(cls, account_id: str) -> Self:
        """Return what stands for an account that Atlassian reported as closed."""
        return cls(account_id, None, None, Standing.CLOSED, None)

    @classmethod
    def unreachable(cls, account_id: str) -> Self:
        """Return what stands in for an account that could not be asked about."""
        return cls(account_id, None, None, Standing.UNREACHABLE, None)

    def written(self) -> bytes:
        """Return the JSON that is sealed: nothing but what the declaration lists.

        Raise ValueError for what was not fetched, which is not for keeping.
        """
        if self.fetched_at is None:
            raise ValueError("only an answer is kept")
        return json.dumps(
            {
                "account_id": self.account_id,
                "display_name": self.display_name,
                "kind": self.kind,
                "standing": self.standing,
                "fetched_at": milliseconds(self.fetched_at),
            }
        ).encode()

    @classmethod
    def read(cls, text: bytes) -> Self:
        """Return the identity that was written; raise ValueError for another form."""
        found = json.loads(text)
        try:
            return cls(
                found["account_id"],
                found["display_name"],
                found["kind"],
                Standing(found["standing"]),
                instant(found["fetched_at"]),
            )
        except (KeyError, TypeError, OverflowError) as error:
            raise ValueError("not an identity of this version") from error
