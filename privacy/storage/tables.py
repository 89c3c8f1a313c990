"""Which tables are there? Every column says which item it holds, or why it exists."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from privacy.storage.base import Instant, RowId, item, metadata, technical
from privacy.storage.identity_tables import identity_index, site_call, site_identities, tombstone

__all__ = [
    "audit_entry",
    "dropped_cookie",
    "identity_index",
    "lease",
    "lifecycle_token",
    "site",
    "site_call",
    "site_identities",
    "tombstone",
]

_CLOCK = technical("clock")

site = Table(
    "site",
    metadata,
    Column("id", RowId, primary_key=True, info=technical("row id")),
    Column(
        "client_key",
        String(255),
        nullable=False,
        unique=True,
        info=technical("site identifier given by Atlassian"),
    ),
    Column("product", String(16), nullable=False, info=technical("jira or confluence")),
    Column("base_url", String(300), nullable=False, info=item("site_address")),
    Column("display_url", String(300), info=item("site_address")),
    Column("state", String(16), nullable=False, info=technical("where the install stands")),
    Column("life", Integer, nullable=False, info=technical("counts the installs")),
    Column("enabled", Boolean, nullable=False, info=technical("whether the app is switched on")),
    Column("installed_at", Instant, nullable=False, info=_CLOCK),
    Column("uninstalled_at", Instant, info=_CLOCK),
    Column("last_hook_at", Instant, nullable=False, info=_CLOCK),
    Column("suspect_since", Instant, info=_CLOCK),
    Column("rotated_at", Instant, info=_CLOCK),
    Column("forget_since", Instant, info=_CLOCK),
    Column("secret", LargeBinary, info=technical("signing secret")),
    Column("previous_secret", LargeBinary, info=technical("signing secret")),
    Column("data_key", LargeBinary, info=technical("the site's own key")),
    CheckConstraint("state IN ('installed', 'uninstalled', 'erased')", name="state"),
    CheckConstraint(
        "(state = 'installed' AND secret IS NOT NULL AND data_key IS NOT NULL) OR "
        "(state <> 'installed' AND secret IS NULL AND previous_secret IS NULL"
        " AND data_key IS NULL)",
        name="keys",
    ),
    Index(None, "forget_since"),
)

lifecycle_token = Table(
    "lifecycle_token",
    metadata,
    Column("digest", LargeBinary, primary_key=True, info=technical("hash of a used token")),
    Column("body_digest", LargeBinary, nullable=False, info=technical("hash of its body")),
    Column("site_id", ForeignKey("site.id"), nullable=False, info=technical("site")),
    Column("expires_at", Instant, nullable=False, info=_CLOCK),
    Index(None, "site_id"),
    Index(None, "expires_at"),
)

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("id", RowId, primary_key=True, info=technical("row id")),
    Column("site_id", ForeignKey("site.id"), nullable=False, info=technical("site")),
    Column("at", Instant, nullable=False, info=_CLOCK),
    Column("act", String(40), nullable=False, info=item("privacy_event")),
    Column("declaration_version", String(40), nullable=False, info=technical("policy version")),
    Column("declaration_digest", String(64), nullable=False, info=technical("policy digest")),
    Index(None, "site_id", "id"),
)

# Names of cookies come from the program, never from a person.
dropped_cookie = Table(
    "dropped_cookie",
    metadata,
    Column("cookie", String(64), primary_key=True, info=technical("name of a dropped cookie")),
    Column("drops", BigInteger, nullable=False, info=technical("counter")),
    Column("first_at", Instant, nullable=False, info=_CLOCK),
    Column("last_at", Instant, nullable=False, info=_CLOCK),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String(16), primary_key=True, info=technical("what it is for")),
    Column("holder", String(32), info=technical("random name of the process that works")),
    Column("until_at", Instant, info=_CLOCK),
    Column("finished_at", Instant, info=_CLOCK),
    Column("identity_ttl", Integer, info=technical("what identities were last given, seconds")),
)
