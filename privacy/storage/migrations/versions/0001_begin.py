"""Begin: sites, used lifecycle tokens, the index of identities, the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "site",
        sa.Column("id", row_id, nullable=False),
        sa.Column("client_key", sa.String(length=255), nullable=False),
        sa.Column("product", sa.String(length=16), nullable=False),
        sa.Column("base_url", sa.String(length=300), nullable=False),
        sa.Column("display_url", sa.String(length=300), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("life", sa.Integer(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("installed_at", sa.BigInteger(), nullable=False),
        sa.Column("uninstalled_at", sa.BigInteger(), nullable=True),
        sa.Column("last_hook_at", sa.BigInteger(), nullable=False),
        sa.Column("suspect_since", sa.BigInteger(), nullable=True),
        sa.Column("rotated_at", sa.BigInteger(), nullable=True),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        sa.Column("previous_secret", sa.LargeBinary(), nullable=True),
        sa.Column("data_key", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(state = 'installed' AND secret IS NOT NULL AND data_key IS NOT NULL) OR "
            "(state <> 'installed' AND secret IS NULL AND previous_secret IS NULL"
            " AND data_key IS NULL)",
            name=op.f("ck_site_keys"),
        ),
        sa.CheckConstraint(
            "state IN ('installed', 'uninstalled', 'erased')", name=op.f("ck_site_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("client_key", name=op.f("uq_site_client_key")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", row_id, nullable=False),
        sa.Column("site_id", row_id, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("declaration_version", sa.String(length=40), nullable=False),
        sa.Column("declaration_digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_audit_entry_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(
        op.f("ix_audit_entry_site_id_id"), "audit_entry", ["site_id", "id"], unique=False
    )

    op.create_table(
        "identity_index",
        sa.Column("id", row_id, nullable=False),
        sa.Column("site_id", row_id, nullable=False),
        sa.Column("life", sa.Integer(), nullable=False),
        sa.Column("account_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("held_since", sa.BigInteger(), nullable=False),
        sa.Column("fetched_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_identity_index_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_index")),
    )
    op.create_index(
        op.f("ix_identity_index_expires_at"), "identity_index", ["expires_at"], unique=False
    )
    op.create_index(
        op.f("ix_identity_index_fetched_at"), "identity_index", ["fetched_at"], unique=False
    )
    op.create_index(
        op.f("ix_identity_index_site_id_account_hash"),
        "identity_index",
        ["site_id", "account_hash"],
        unique=True,
    )

    op.create_table(
        "lifecycle_token",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("body_digest", sa.LargeBinary(), nullable=False),
        sa.Column("site_id", row_id, nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_lifecycle_token_site_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_lifecycle_token")),
    )
    op.create_index(
        op.f("ix_lifecycle_token_expires_at"), "lifecycle_token", ["expires_at"], unique=False
    )
    op.create_index(
        op.f("ix_lifecycle_token_site_id"), "lifecycle_token", ["site_id"], unique=False
    )


def downgrade() -> None:

    op.drop_table("lifecycle_token")

    op.drop_table("identity_index")

    op.drop_table("audit_entry")
    op.drop_table("site")
