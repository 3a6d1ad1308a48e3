"""What people settle and leave in Telegram: language, follows, replies, kept questions, feedback, pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """To this schema."""

    op.create_table(
        "feedback",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.CheckConstraint("what IN ('refused', 'up', 'down')", name=op.f("ck_feedback_what")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_feedback")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_at"), ["at"], unique=False)

    op.create_table(
        "follows",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("told_revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person", "cluster", name=op.f("pk_follows")),
    )
    with op.batch_alter_table("follows", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follows_told_revision"), ["told_revision"], unique=False)

    op.create_table(
        "kept_questions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("kept_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_questions")),
    )
    with op.batch_alter_table("kept_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_questions_kept_until"), ["kept_until"], unique=False)

    op.create_table(
        "people",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_people")),
    )
    op.create_table(
        "pictures",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "revision", name=op.f("pk_pictures")),
    )
    op.create_table(
        "replies",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("reply", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat", "message", name=op.f("pk_replies")),
    )
    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_replies_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_replies_sent_at"), ["sent_at"], unique=False)


def downgrade() -> None:
    """Back to the schema before."""

    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_replies_sent_at"))
        batch_op.drop_index(batch_op.f("ix_replies_person"))

    op.drop_table("replies")
    op.drop_table("pictures")
    op.drop_table("people")
    with op.batch_alter_table("kept_questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_questions_kept_until"))

    op.drop_table("kept_questions")
    with op.batch_alter_table("follows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follows_told_revision"))

    op.drop_table("follows")
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_at"))

    op.drop_table("feedback")
