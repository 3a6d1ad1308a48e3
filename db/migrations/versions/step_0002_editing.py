"""Aliases in the record, where removed rows stood, admins, and changes that wait to be confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """To this schema."""

    op.create_table(
        "admins",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_admins")),
    )
    op.create_table(
        "pending_changes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("admin", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("base_revision", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'applied', 'cancelled')", name=op.f("ck_pending_changes_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pending_changes")),
    )
    with op.batch_alter_table("pending_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pending_changes_admin"), ["admin"], unique=False)
        batch_op.create_index(batch_op.f("ix_pending_changes_made_at"), ["made_at"], unique=False)

    op.create_table(
        "aliases",
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["cluster"], ["clusters.id"], name=op.f("fk_aliases_cluster")),
        sa.PrimaryKeyConstraint("cluster", "name", name=op.f("pk_aliases")),
    )
    # as if it had been made so, where SQLite would add the column behind the others on one line
    is_sqlite = op.get_context().dialect.name == "sqlite"
    with op.batch_alter_table("changes", schema=None, recreate="always" if is_sqlite else "never") as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Back to the schema before."""

    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_column("place")
    op.drop_table("aliases")
    with op.batch_alter_table("pending_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pending_changes_made_at"))
        batch_op.drop_index(batch_op.f("ix_pending_changes_admin"))
    op.drop_table("pending_changes")
    op.drop_table("admins")
