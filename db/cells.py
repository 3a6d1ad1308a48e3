"""A row of the record as the text cells of its CSV file, which is also how the history keeps it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from db.columns import SEPARATOR
from db.tables import RecordTable, Row

Cells = dict[str, str]
"""Column name → text, every column of the file, blank where there is no value."""

SIGNED_COLUMNS = frozenset({"printed_rank_change"})
"""A rise has its plus sign, as printed."""


def cells_of(table: RecordTable, row: Row) -> Cells:
    """The cells from which importing makes the same row again."""
    return {column: _cell(column, getattr(row, column)) for column in table.columns}


def _cell(column: str, value: str | int | Decimal | date | tuple[str, ...] | None) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if column in SIGNED_COLUMNS and value:
        return f"{value:+d}"
    return str(value)
