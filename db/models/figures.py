"""The figures themselves: rankings, facts, and the conflicts between pages."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class RankingRow(Base):
    """One cluster in one edition."""

    __tablename__ = "rankings"
    __table_args__ = (
        CheckConstraint("rank BETWEEN 1 AND 100", name="rank"),
        CheckConstraint("status IN ('confirmed', 'single', 'disputed')", name="status"),
    )

    edition: Mapped[int] = mapped_column(ForeignKey("editions.year"), primary_key=True, autoincrement=False)
    cluster: Mapped[str] = mapped_column(ForeignKey("clusters.id"), primary_key=True)
    position: Mapped[int]
    rank: Mapped[int]
    printed_name: Mapped[str]
    pct_applications: Mapped[int | None]
    publications: Mapped[int | None]
    vc_deals: Mapped[int | None]
    pct_share: Mapped[Decimal | None]
    publication_share: Mapped[Decimal | None]
    vc_share: Mapped[Decimal | None]
    score: Mapped[Decimal | None]
    printed_previous_rank: Mapped[int | None]
    printed_rank_change: Mapped[int | None]
    intensity_rank: Mapped[int | None]
    pct_per_million: Mapped[int | None]
    publications_per_million: Mapped[int | None]
    vc_per_million: Mapped[int | None]
    status: Mapped[str]
    note: Mapped[str]


class RankingEconomyRow(Base):
    """One of the economies that an edition places a cluster in."""

    __tablename__ = "ranking_economies"
    __table_args__ = (
        ForeignKeyConstraint(["edition", "cluster"], ["rankings.edition", "rankings.cluster"], ondelete="CASCADE"),
    )

    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cluster: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    economy: Mapped[str] = mapped_column(ForeignKey("economies.code"))


class RankingSourceRow(Base):
    """One of the sources of a ranking."""

    __tablename__ = "ranking_sources"
    __table_args__ = (
        ForeignKeyConstraint(["edition", "cluster"], ["rankings.edition", "rankings.cluster"], ondelete="CASCADE"),
    )

    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cluster: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(ForeignKey("sources.id"))


class FactRow(Base):
    """Whatever has no column elsewhere."""

    __tablename__ = "facts"
    __table_args__ = (
        CheckConstraint(
            "subject_kind IN ('cluster', 'economy', 'city', 'edition', 'topic', 'organisation', 'person')",
            name="subject_kind",
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    edition: Mapped[int | None] = mapped_column(ForeignKey("editions.year"))
    subject_kind: Mapped[str]
    subject: Mapped[str]
    measure: Mapped[str]
    value: Mapped[str]
    unit: Mapped[str]
    as_of: Mapped[str]
    note: Mapped[str]


class FactSourceRow(Base):
    """One of the sources of a fact."""

    __tablename__ = "fact_sources"

    fact: Mapped[str] = mapped_column(ForeignKey("facts.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(ForeignKey("sources.id"))


class ConflictRow(Base):
    """Pages that disagree. `id` joins the columns that make it unique, of which the edition may be blank."""

    __tablename__ = "conflicts"
    __table_args__ = (CheckConstraint("kept IN ('a', 'b', 'both', 'neither')", name="kept"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    edition: Mapped[int | None] = mapped_column(ForeignKey("editions.year"))
    subject: Mapped[str]
    measure: Mapped[str]
    value_a: Mapped[str]
    value_b: Mapped[str]
    kept: Mapped[str]
    reason: Mapped[str]


class ConflictSourceRow(Base):
    """One of the sources on side `a` or `b` of a conflict."""

    __tablename__ = "conflict_sources"
    __table_args__ = (CheckConstraint("side IN ('a', 'b')", name="side"),)

    conflict: Mapped[str] = mapped_column(ForeignKey("conflicts.id", ondelete="CASCADE"), primary_key=True)
    side: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(ForeignKey("sources.id"))
