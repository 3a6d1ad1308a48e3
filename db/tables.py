"""How each kind of row of the record lies in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Table, inspect

from db import models
from db.record import Alias, Cluster, Conflict, Economy, Edition, Fact, Lineage, Ranking, Source

Row = Source | Edition | Economy | Cluster | Alias | Lineage | Ranking | Fact | Conflict
Rows = Mapping[str, Row]
"""Rows of one kind by their keys, in the order in which they were recorded."""


@dataclass(frozen=True)
class Listing:
    """A field whose items lie in a table of their own, beside the row that owns them."""

    field: str
    model: type[models.Base]
    item: str
    side: str | None = None

    @cached_property
    def table(self) -> Table:
        """The table of the items."""
        return _table(self.model)


@dataclass(frozen=True)
class RecordTable:
    """One kind of row: its class, the fields that identify it, and where it is stored."""

    name: str
    row: type[Row]
    key: tuple[str, ...]
    model: type[models.Base]
    listings: tuple[Listing, ...] = field(default=())

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns in the order of the CSV file."""
        return tuple(one.name for one in fields(self.row))

    @cached_property
    def table(self) -> Table:
        """The table of the rows themselves."""
        return _table(self.model)

    @cached_property
    def primary_key(self) -> tuple[Column[Any], ...]:
        """The columns of the primary key: those of `key`, or one that holds them joined."""
        return tuple(self.table.primary_key.columns)

    @cached_property
    def plain_columns(self) -> tuple[str, ...]:
        """The columns that are stored in the row itself."""
        listed = {listing.field for listing in self.listings}
        return tuple(name for name in self.columns if name not in listed)

    def key_of(self, row: Row) -> str:
        """The key of a row as one text, as the history of changes names it."""
        return self.join_key(getattr(row, name) for name in self.key)

    @staticmethod
    def join_key(parts: Iterable[object]) -> str:
        """One text for the values that identify a row."""
        return "/".join("" if part is None else str(part) for part in parts)

    def owner_columns(self, listing: Listing) -> tuple[Column[Any], ...]:
        """The columns of a listing that name its owner, in the order of the owner's primary key."""
        owned = listing.table.columns
        if len(self.primary_key) > 1:
            return tuple(owned[column.name] for column in self.primary_key)
        return (next(column for column in owned if column.references(self.primary_key[0])),)

    def identity(self, row: Row) -> tuple[Any, ...]:
        """The row's primary key in the database."""
        if len(self.primary_key) == len(self.key):
            return tuple(getattr(row, name) for name in self.key)
        return (self.key_of(row),)


SOURCE_IDS = "source_ids"
TABLES = (
    RecordTable("sources", Source, ("id",), models.SourceRow),
    RecordTable("economies", Economy, ("code",), models.EconomyRow),
    RecordTable(
        "editions",
        Edition,
        ("year",),
        models.EditionRow,
        (Listing(SOURCE_IDS, models.EditionSourceRow, "source"),),
    ),
    RecordTable(
        "clusters",
        Cluster,
        ("id",),
        models.ClusterRow,
        (Listing("economies", models.ClusterEconomyRow, "economy"),),
    ),
    RecordTable("aliases", Alias, ("cluster", "name"), models.AliasRow),
    RecordTable(
        "lineage",
        Lineage,
        ("kind", "from_cluster", "to_cluster", "from_name"),
        models.LineageRow,
        (Listing(SOURCE_IDS, models.LineageSourceRow, "source"),),
    ),
    RecordTable(
        "rankings",
        Ranking,
        ("edition", "cluster"),
        models.RankingRow,
        (
            Listing("economies", models.RankingEconomyRow, "economy"),
            Listing(SOURCE_IDS, models.RankingSourceRow, "source"),
        ),
    ),
    RecordTable(
        "facts",
        Fact,
        ("id",),
        models.FactRow,
        (Listing(SOURCE_IDS, models.FactSourceRow, "source"),),
    ),
    RecordTable(
        "conflicts",
        Conflict,
        ("edition", "subject", "measure", "value_a", "value_b"),
        models.ConflictRow,
        (
            Listing("source_ids_a", models.ConflictSourceRow, "source", side="a"),
            Listing("source_ids_b", models.ConflictSourceRow, "source", side="b"),
        ),
    ),
)
"""Every kind of row, those that others refer to before those that refer to them."""

TABLE_OF = {table.name: table for table in TABLES}


def _table(model: type[models.Base]) -> Table:
    table = inspect(model).local_table
    assert isinstance(table, Table)  # noqa: S101 - no model of ours is mapped to anything else
    return table
