"""Keep what identities need: their due times and counts, tombstones, calls, and a lease."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

MINUTE = 60_000
SIX_DAYS = 6 * 24 * 60 * MINUTE


def upgrade() -> None:
    op.add_column("site", sa.Column("forget_since", sa.BigInteger(), nullable=True))
    op.create_index("ix_site_forget_since", "site", ["forget_since"])
    _extend_index()
    _make_tables()
    op.execute(
        "INSERT INTO site_identities (site_id, held, erasures, report_at)"
        " SELECT site_id, count(*), 0, min(report_at) FROM identity_index GROUP BY site_id"
    )
    op.execute(
        "UPDATE site SET forget_since = coalesce(uninstalled_at, installed_at) WHERE EXISTS"
        " (SELECT 1 FROM identity_index WHERE identity_index.site_id = site.id"
        " AND (site.state <> 'installed' OR identity_index.life <> site.life))"
    )


def _extend_index() -> None:
    for name in ("due_at", "report_at"):
        op.add_column("identity_index", sa.Column(name, sa.BigInteger(), nullable=True))
    op.execute(
        f"UPDATE identity_index SET due_at = expires_at - expires_at % {MINUTE},"  # noqa: S608 - numbers of ours
        f" report_at = held_since - held_since % {MINUTE} + {SIX_DAYS}"
    )
    with op.batch_alter_table("identity_index") as index:
        index.alter_column("due_at", nullable=False)
        index.alter_column("report_at", nullable=False)
        index.drop_index("ix_identity_index_expires_at")
        index.drop_index("ix_identity_index_fetched_at")
        for name in ("expires_at", "held_since", "report_at"):
            index.create_index(f"ix_identity_index_site_id_{name}", ["site_id", name])
        index.create_index("ix_identity_index_due_at", ["due_at"])


def _make_tables() -> None:
    op.create_table(
        "site_identities",
        sa.Column("site_id", row_id, nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("erasures", sa.Integer(), nullable=False),
        sa.Column("identity_ttl", sa.Integer(), nullable=True),
        sa.Column("cycle_days", sa.Integer(), nullable=True),
        sa.Column("reported_at", sa.BigInteger(), nullable=True),
        sa.Column("report_at", sa.BigInteger(), nullable=True),
        _of_site("site_identities"),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_site_identities")),
    )
    op.create_index("ix_site_identities_report_at", "site_identities", ["report_at"])
    op.create_table(
        "tombstone",
        sa.Column("id", row_id, nullable=False),
        sa.Column("site_id", row_id, nullable=False),
        sa.Column("life", sa.Integer(), nullable=False),
        sa.Column("account_hash", sa.LargeBinary(), nullable=False),
        sa.Column("erased_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        _of_site("tombstone"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tombstone")),
    )
    unique = "ix_tombstone_site_id_account_hash"
    op.create_index(unique, "tombstone", ["site_id", "account_hash"], unique=True)
    op.create_index("ix_tombstone_due_at", "tombstone", ["due_at"])
    op.create_table(
        "site_call",
        sa.Column("site_id", row_id, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        _of_site("site_call"),
        sa.PrimaryKeyConstraint("site_id", "day", name=op.f("pk_site_call")),
    )
    op.create_index("ix_site_call_day", "site_call", ["day"])
    op.create_table(
        "lease",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("holder", sa.String(length=32), nullable=True),
        sa.Column("until_at", sa.BigInteger(), nullable=True),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.Column("identity_ttl", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )


def _of_site(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_site_id")
    return sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=name)


def downgrade() -> None:
    for table in ("lease", "site_call", "tombstone", "site_identities"):
        op.drop_table(table)
    with op.batch_alter_table("identity_index") as index:
        index.drop_index("ix_identity_index_due_at")
        for name in ("expires_at", "held_since", "report_at"):
            index.drop_index(f"ix_identity_index_site_id_{name}")
        index.create_index("ix_identity_index_expires_at", ["expires_at"])
        index.create_index("ix_identity_index_fetched_at", ["fetched_at"])
        index.drop_column("due_at")
        index.drop_column("report_at")
    # Not in a batch: that would drop the table, to whose rows others refer.
    op.drop_index("ix_site_forget_since", "site")
    op.drop_column("site", "forget_since")
