"""Count the cookies that were dropped before they left the app."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dropped_cookie",
        sa.Column("cookie", sa.String(length=64), nullable=False),
        sa.Column("drops", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("cookie", name=op.f("pk_dropped_cookie")),
    )


def downgrade() -> None:
    op.drop_table("dropped_cookie")
