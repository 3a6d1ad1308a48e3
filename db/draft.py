"""The record as it would be after an import, with where each new row was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.cells import cells_of
from db.errors import Fault
from db.record import Snapshot
from db.tables import TABLES, Row

TABLE_OF_ROW = {table.row: table for table in TABLES}


@dataclass(frozen=True)
class Draft:
    """What checks look at. `refused` are the keys of rows that were there but could not be read."""

    record: Snapshot
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    refused: frozenset[tuple[str, str]] = frozenset()

    def fault(self, row: Row, column: str, expected: str) -> Fault:
        """A fault of one cell of a row, or of the row as a whole where the column is ""."""
        table = TABLE_OF_ROW[type(row)]
        key = table.key_of(row)
        read = cells_of(table, row)[column] if column else key
        return Fault(table.name, self.lines.get((table.name, key)), column, read, expected, key)

    def knows(self, table: str, key: str, known: Mapping[str, object]) -> bool:
        """Whether a row exists, or would if it had been read; its own fault is then enough."""
        return key in known or (table, key) in self.refused
