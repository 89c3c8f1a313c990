"""Which tables tell that accounts are cached, and never who they are?"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from privacy.storage.base import Instant, RowId, item, metadata, technical

_CLOCK = technical("clock")

identity_index = Table(
    "identity_index",
    metadata,
    Column("id", RowId, primary_key=True, info=technical("row id")),
    Column("site_id", ForeignKey("site.id"), nullable=False, info=technical("site")),
    Column("life", Integer, nullable=False, info=technical("which install it belongs to")),
    Column("account_hash", LargeBinary, nullable=False, info=item("account_id")),
    Column("account_id", LargeBinary, nullable=False, info=item("account_id")),
    Column("held_since", Instant, nullable=False, info=_CLOCK),
    Column("fetched_at", Instant, nullable=False, info=_CLOCK),
    Column("expires_at", Instant, nullable=False, info=_CLOCK),
    Column("due_at", Instant, nullable=False, info=_CLOCK),
    Column("report_at", Instant, nullable=False, info=_CLOCK),
    Index(None, "site_id", "account_hash", unique=True),
    Index(None, "site_id", "expires_at"),
    Index(None, "site_id", "held_since"),
    Index(None, "site_id", "report_at"),
    Index(None, "due_at"),
)

# Whoever holds this row decides alone about the identities of a site.
site_identities = Table(
    "site_identities",
    metadata,
    Column("site_id", ForeignKey("site.id"), primary_key=True, info=technical("site")),
    Column("held", Integer, nullable=False, info=technical("counter")),
    Column("erasures", Integer, nullable=False, info=technical("counts what defeats late fills")),
    Column("identity_ttl", Integer, info=technical("shorter time that the site chose, seconds")),
    Column("cycle_days", Integer, info=technical("days between reports, as Atlassian says")),
    Column("reported_at", Instant, info=_CLOCK),
    Column("report_at", Instant, info=_CLOCK),
    Index(None, "report_at"),
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("id", RowId, primary_key=True, info=technical("row id")),
    Column("site_id", ForeignKey("site.id"), nullable=False, info=technical("site")),
    Column("life", Integer, nullable=False, info=technical("which install it belongs to")),
    Column("account_hash", LargeBinary, nullable=False, info=item("account_id")),
    Column("erased_at", Instant, nullable=False, info=_CLOCK),
    Column("due_at", Instant, nullable=False, info=_CLOCK),
    Index(None, "site_id", "account_hash", unique=True),
    Index(None, "due_at"),
)

site_call = Table(
    "site_call",
    metadata,
    Column("site_id", ForeignKey("site.id"), primary_key=True, info=technical("site")),
    Column("day", Integer, primary_key=True, info=technical("day of the calls")),
    Column("calls", Integer, nullable=False, info=item("site_calls")),
    Index(None, "day"),
)
