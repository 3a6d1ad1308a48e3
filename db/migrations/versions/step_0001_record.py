"""The record, its history, and conversations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """To this schema."""

    op.create_table(
        "clusters",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("cities", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clusters")),
    )
    op.create_table(
        "conversations",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_conversations")),
    )
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversations_asked_at"), ["asked_at"], unique=False)

    op.create_table(
        "economies",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("regions", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_economies")),
    )
    op.create_table(
        "editions",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("clusters_released_on", sa.Date(), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("measures", sa.String(), nullable=False),
        sa.Column("pct_period", sa.String(), nullable=True),
        sa.Column("publication_period", sa.String(), nullable=True),
        sa.Column("vc_period", sa.String(), nullable=True),
        sa.Column("economies_covered", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_editions")),
    )
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("shipped_digest", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_revisions")),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('official', 'press', 'blog')", name=op.f("ck_sources_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
    )
    op.create_table(
        "changes",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["revision"], ["revisions.number"], name=op.f("fk_changes_revision")),
        sa.PrimaryKeyConstraint("revision", "position", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_changes_table_key"), ["table", "key"], unique=False)

    op.create_table(
        "cluster_economies",
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("economy", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cluster"], ["clusters.id"], name=op.f("fk_cluster_economies_cluster"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["economy"], ["economies.code"], name=op.f("fk_cluster_economies_economy")),
        sa.PrimaryKeyConstraint("cluster", "position", name=op.f("pk_cluster_economies")),
    )
    op.create_table(
        "conflicts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("value_a", sa.String(), nullable=False),
        sa.Column("value_b", sa.String(), nullable=False),
        sa.Column("kept", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("kept IN ('a', 'b', 'both', 'neither')", name=op.f("ck_conflicts_kept")),
        sa.ForeignKeyConstraint(["edition"], ["editions.year"], name=op.f("fk_conflicts_edition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflicts")),
    )
    op.create_table(
        "edition_sources",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition"], ["editions.year"], name=op.f("fk_edition_sources_edition"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_edition_sources_source")),
        sa.PrimaryKeyConstraint("edition", "position", name=op.f("pk_edition_sources")),
    )
    op.create_table(
        "facts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "subject_kind IN ('cluster', 'economy', 'city', 'edition', 'topic', 'organisation', 'person')",
            name=op.f("ck_facts_subject_kind"),
        ),
        sa.ForeignKeyConstraint(["edition"], ["editions.year"], name=op.f("fk_facts_edition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
    )
    op.create_table(
        "lineage",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("from_cluster", sa.String(), nullable=False),
        sa.Column("from_name", sa.String(), nullable=False),
        sa.Column("to_cluster", sa.String(), nullable=False),
        sa.Column("to_name", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('renamed', 'merged', 'split')", name=op.f("ck_lineage_kind")),
        sa.ForeignKeyConstraint(["edition"], ["editions.year"], name=op.f("fk_lineage_edition")),
        sa.ForeignKeyConstraint(["from_cluster"], ["clusters.id"], name=op.f("fk_lineage_from_cluster")),
        sa.ForeignKeyConstraint(["to_cluster"], ["clusters.id"], name=op.f("fk_lineage_to_cluster")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lineage")),
    )
    op.create_table(
        "names",
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('current', 'printed', 'lineage', 'alias')", name=op.f("ck_names_kind")),
        sa.ForeignKeyConstraint(["cluster"], ["clusters.id"], name=op.f("fk_names_cluster"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cluster", "name", "kind", name=op.f("pk_names")),
    )
    op.create_table(
        "rankings",
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("printed_name", sa.String(), nullable=False),
        sa.Column("pct_applications", sa.Integer(), nullable=True),
        sa.Column("publications", sa.Integer(), nullable=True),
        sa.Column("vc_deals", sa.Integer(), nullable=True),
        sa.Column("pct_share", sa.String(), nullable=True),
        sa.Column("publication_share", sa.String(), nullable=True),
        sa.Column("vc_share", sa.String(), nullable=True),
        sa.Column("score", sa.String(), nullable=True),
        sa.Column("printed_previous_rank", sa.Integer(), nullable=True),
        sa.Column("printed_rank_change", sa.Integer(), nullable=True),
        sa.Column("intensity_rank", sa.Integer(), nullable=True),
        sa.Column("pct_per_million", sa.Integer(), nullable=True),
        sa.Column("publications_per_million", sa.Integer(), nullable=True),
        sa.Column("vc_per_million", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('confirmed', 'single', 'disputed')", name=op.f("ck_rankings_status")),
        sa.CheckConstraint("rank BETWEEN 1 AND 100", name=op.f("ck_rankings_rank")),
        sa.ForeignKeyConstraint(["cluster"], ["clusters.id"], name=op.f("fk_rankings_cluster")),
        sa.ForeignKeyConstraint(["edition"], ["editions.year"], name=op.f("fk_rankings_edition")),
        sa.PrimaryKeyConstraint("edition", "cluster", name=op.f("pk_rankings")),
    )
    op.create_table(
        "conflict_sources",
        sa.Column("conflict", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("side IN ('a', 'b')", name=op.f("ck_conflict_sources_side")),
        sa.ForeignKeyConstraint(
            ["conflict"], ["conflicts.id"], name=op.f("fk_conflict_sources_conflict"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_conflict_sources_source")),
        sa.PrimaryKeyConstraint("conflict", "side", "position", name=op.f("pk_conflict_sources")),
    )
    op.create_table(
        "fact_sources",
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["fact"], ["facts.id"], name=op.f("fk_fact_sources_fact"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_fact_sources_source")),
        sa.PrimaryKeyConstraint("fact", "position", name=op.f("pk_fact_sources")),
    )
    op.create_table(
        "lineage_sources",
        sa.Column("lineage", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lineage"], ["lineage.id"], name=op.f("fk_lineage_sources_lineage"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_lineage_sources_source")),
        sa.PrimaryKeyConstraint("lineage", "position", name=op.f("pk_lineage_sources")),
    )
    op.create_table(
        "ranking_economies",
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("economy", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["economy"], ["economies.code"], name=op.f("fk_ranking_economies_economy")),
        sa.ForeignKeyConstraint(
            ["edition", "cluster"],
            ["rankings.edition", "rankings.cluster"],
            name=op.f("fk_ranking_economies_edition_cluster"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("edition", "cluster", "position", name=op.f("pk_ranking_economies")),
    )
    op.create_table(
        "ranking_sources",
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition", "cluster"],
            ["rankings.edition", "rankings.cluster"],
            name=op.f("fk_ranking_sources_edition_cluster"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["source"], ["sources.id"], name=op.f("fk_ranking_sources_source")),
        sa.PrimaryKeyConstraint("edition", "cluster", "position", name=op.f("pk_ranking_sources")),
    )


def downgrade() -> None:
    """Back to the schema before."""

    op.drop_table("ranking_sources")
    op.drop_table("ranking_economies")
    op.drop_table("lineage_sources")
    op.drop_table("fact_sources")
    op.drop_table("conflict_sources")
    op.drop_table("rankings")
    op.drop_table("names")
    op.drop_table("lineage")
    op.drop_table("facts")
    op.drop_table("edition_sources")
    op.drop_table("conflicts")
    op.drop_table("cluster_economies")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_changes_table_key"))

    op.drop_table("changes")
    op.drop_table("sources")
    op.drop_table("revisions")
    op.drop_table("editions")
    op.drop_table("economies")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversations_asked_at"))

    op.drop_table("conversations")
    op.drop_table("clusters")
