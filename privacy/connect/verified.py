"""What is known once a token was verified? Only privacy.connect.tokens makes these."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HookClaims:
    """An `installed` or `uninstalled` hook that Atlassian signed with its own key."""

    client_key: str
    issued_at: datetime
    expires_at: datetime
    digest: bytes


@dataclass(frozen=True, slots=True)
class SiteHookClaims:
    """An `enabled` or `disabled` hook that the site signed."""

    client_key: str
    expires_at: datetime
    digest: bytes


@dataclass(frozen=True, slots=True)
class PageClaims:
    """A page that the site put into a frame, for this account."""

    client_key: str
    account_id: str | None


@dataclass(frozen=True, slots=True)
class ContextClaims:
    """A call from inside a page, with the token that the host made for this account."""

    client_key: str
    account_id: str | None
