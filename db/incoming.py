"""Reading rows from sheets: each cell is checked for itself, and everything wrong is noted with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import ValidationError

from db.cells import Cells
from db.csvfiles import Sheet
from db.errors import Fault
from db.rows import MODELS
from db.tables import TABLE_OF, TABLES, RecordTable, Row

NOT_A_COLUMN = {"missing": "a cell for this column", "extra_forbidden": "no such column"}
"""What to say where pydantic speaks of a model's fields."""


@dataclass
class Incoming:
    """Rows as they were read from sheets, and what was wrong with the others."""

    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: {table.name: {} for table in TABLES})
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    refused: set[tuple[str, str]] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def read_sheets(sheets: Iterable[Sheet]) -> Incoming:
    """Every row of every sheet, each cell checked for itself."""
    incoming = Incoming()
    for sheet in sheets:
        table = TABLE_OF.get(sheet.table)
        if table is None:
            expected = f"one of the tables {', '.join(TABLE_OF)}"
            incoming.faults.append(Fault(sheet.table, None, "", sheet.table, expected))
            continue
        for line in sheet.lines:
            _read_line(incoming, table, line.number, line.cells)
    return incoming


def _read_line(incoming: Incoming, table: RecordTable, number: int, cells: Cells) -> None:
    try:
        row = table.row(**dict(MODELS[table.name].model_validate(cells)))
    except ValidationError as error:
        key = table.join_key(cells.get(column, "") for column in table.key)
        incoming.refused.add((table.name, key))
        for one in error.errors(include_url=False, include_context=False):
            column, read = str(one["loc"][0]), one["input"]
            fault = Fault(
                table.name,
                number,
                column,
                read if isinstance(read, str) else "",
                NOT_A_COLUMN.get(one["type"], one["msg"]),
                key,
            )
            incoming.faults.append(fault)
        return
    key = table.key_of(row)
    first = incoming.lines.setdefault((table.name, key), number)
    if first != number:
        expected = f"each row once, and this one stands on line {first} already"
        incoming.faults.append(Fault(table.name, number, table.key[0], key, expected, key))
    incoming.rows[table.name][key] = row
