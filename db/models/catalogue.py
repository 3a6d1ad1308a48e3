"""What figures are about and rest on: sources, editions, economies, clusters, their names and lineage."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class SourceRow(Base):
    """A page that other rows rest on."""

    __tablename__ = "sources"
    __table_args__ = (CheckConstraint("kind IN ('official', 'press', 'blog')", name="kind"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    url: Mapped[str | None]
    publisher: Mapped[str]
    title: Mapped[str]
    language: Mapped[str | None]
    kind: Mapped[str]
    published_on: Mapped[date | None]


class EditionRow(Base):
    """A yearly edition of the index."""

    __tablename__ = "editions"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    title: Mapped[str]
    clusters_released_on: Mapped[date | None]
    released_on: Mapped[date | None]
    measures: Mapped[tuple[str, ...]]
    pct_period: Mapped[str | None]
    publication_period: Mapped[str | None]
    vc_period: Mapped[str | None]
    economies_covered: Mapped[int | None]
    note: Mapped[str]


class EditionSourceRow(Base):
    """One of the sources of an edition's row."""

    __tablename__ = "edition_sources"

    edition: Mapped[int] = mapped_column(ForeignKey("editions.year", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(ForeignKey("sources.id"))


class EconomyRow(Base):
    """An economy by its ISO 3166-1 alpha-2 code."""

    __tablename__ = "economies"

    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    regions: Mapped[tuple[str, ...]]


class ClusterRow(Base):
    """A cluster under today's name."""

    __tablename__ = "clusters"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    cities: Mapped[tuple[str, ...]]
    note: Mapped[str]


class ClusterEconomyRow(Base):
    """One of the economies that a cluster lies in; the first leads."""

    __tablename__ = "cluster_economies"

    cluster: Mapped[str] = mapped_column(ForeignKey("clusters.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    economy: Mapped[str] = mapped_column(ForeignKey("economies.code"))


class NameRow(Base):
    """A name by which a cluster is known: today's, a printed one, one of its lineage, or an alias."""

    __tablename__ = "names"
    __table_args__ = (CheckConstraint("kind IN ('current', 'printed', 'lineage', 'alias')", name="kind"),)

    cluster: Mapped[str] = mapped_column(ForeignKey("clusters.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    language: Mapped[str | None]
    kind: Mapped[str] = mapped_column(primary_key=True)


class AliasRow(Base):
    """A name that an admin has added to a cluster."""

    __tablename__ = "aliases"

    cluster: Mapped[str] = mapped_column(ForeignKey("clusters.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    language: Mapped[str | None]


class LineageRow(Base):
    """A name that changed, or clusters that joined or parted. `id` joins the columns that make it unique."""

    __tablename__ = "lineage"
    __table_args__ = (CheckConstraint("kind IN ('renamed', 'merged', 'split')", name="kind"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    edition: Mapped[int | None] = mapped_column(ForeignKey("editions.year"))
    kind: Mapped[str]
    from_cluster: Mapped[str] = mapped_column(ForeignKey("clusters.id"))
    from_name: Mapped[str]
    to_cluster: Mapped[str] = mapped_column(ForeignKey("clusters.id"))
    to_name: Mapped[str]
    note: Mapped[str]


class LineageSourceRow(Base):
    """One of the sources of a lineage row."""

    __tablename__ = "lineage_sources"

    lineage: Mapped[str] = mapped_column(ForeignKey("lineage.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(ForeignKey("sources.id"))
