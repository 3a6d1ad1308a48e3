"""Counts of how the bot is used, and messages to followers that are on their way."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """To this schema."""

    op.create_table(
        "dispatches",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_dispatches")),
    )
    with op.batch_alter_table("dispatches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dispatches_person"), ["person"], unique=False)

    op.create_table(
        "usage",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("surface", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("within_ms", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("surface IN ('chat', 'group', 'inline')", name=op.f("ck_usage_surface")),
        sa.PrimaryKeyConstraint("day", "surface", "kind", "language", "status", "within_ms", name=op.f("pk_usage")),
    )


def downgrade() -> None:
    """Back to the schema before."""

    op.drop_table("usage")
    with op.batch_alter_table("dispatches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dispatches_person"))

    op.drop_table("dispatches")
