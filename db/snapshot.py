"""The whole record as one immutable value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import models
from db.record import Alias, Cluster, Conflict, Economy, Edition, Fact, Lineage, Name, Ranking, Snapshot, Source
from db.rowstore import read_rows
from db.tables import TABLES, Row, Rows

Kind = TypeVar("Kind", bound=Row)


async def load_snapshot(connection: AsyncConnection) -> Snapshot:
    """The record as of the newest revision. The connection's reads must all see one state."""
    revision = await newest_revision(connection)
    return assemble(revision, await read_record(connection), await read_names(connection))


async def newest_revision(connection: AsyncConnection) -> int:
    """The number of the newest revision; 0 before the first."""
    return await connection.scalar(select(func.max(models.RevisionRow.number))) or 0


async def read_record(connection: AsyncConnection) -> dict[str, Rows]:
    """All rows of every kind, by the name of their table and their key."""
    return {table.name: await read_rows(connection, table) for table in TABLES}


async def read_names(connection: AsyncConnection) -> tuple[Name, ...]:
    """Every name of every cluster."""
    row = models.NameRow
    found = await connection.execute(select(row.name, row.cluster, row.language, row.kind).order_by(row.position))
    return tuple(Name(*values) for values in found)


def record_of(snapshot: Snapshot) -> dict[str, Rows]:
    """The rows of a snapshot by the name of their table and their key, as `read_record` reads them."""
    rows: dict[str, Iterable[Row]] = {
        "sources": snapshot.sources.values(),
        "economies": snapshot.economies.values(),
        "editions": snapshot.editions.values(),
        "clusters": snapshot.clusters.values(),
        "aliases": snapshot.aliases,
        "lineage": snapshot.lineage,
        "rankings": snapshot.rankings.values(),
        "facts": snapshot.facts,
        "conflicts": snapshot.conflicts,
    }
    return {table.name: {table.key_of(row): row for row in rows[table.name]} for table in TABLES}


def assemble(revision: int, record: Mapping[str, Rows], names: Iterable[Name]) -> Snapshot:
    """A snapshot of rows that are already at hand."""
    return Snapshot(
        revision=revision,
        sources=MappingProxyType({row.id: row for row in _of(Source, record["sources"])}),
        editions=MappingProxyType({row.year: row for row in _of(Edition, record["editions"])}),
        economies=MappingProxyType({row.code: row for row in _of(Economy, record["economies"])}),
        clusters=MappingProxyType({row.id: row for row in _of(Cluster, record["clusters"])}),
        names=tuple(names),
        aliases=_of(Alias, record["aliases"]),
        lineage=_of(Lineage, record["lineage"]),
        rankings=MappingProxyType({(row.edition, row.cluster): row for row in _of(Ranking, record["rankings"])}),
        facts=_of(Fact, record["facts"]),
        conflicts=_of(Conflict, record["conflicts"]),
    )


def _of(kind: type[Kind], rows: Rows) -> tuple[Kind, ...]:
    return tuple(row for row in rows.values() if isinstance(row, kind))
