"""XLSX and ODS, read by calamine. It may end the whole process; that is why this runs in one of its own."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, PasswordError, load_workbook

from editing.files import bounds
from editing.files.contents import Cell, Contents, FileRefused, Grid, GridRow


def read_spreadsheet(content: bytes, kind: str) -> Contents:
    """Every sheet that has cells. Raises FileRefused."""
    try:
        with load_workbook(io.BytesIO(content)) as book:
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names[: bounds.GRIDS]]
            grids = tuple(Grid(sheet.name, _rows(sheet)) for sheet in sheets if sheet.height)
    except PasswordError as error:
        raise FileRefused("encrypted") from error
    except CalamineError as error:
        raise FileRefused("truncated") from error
    return Contents(kind.upper(), None, grids)


def _rows(sheet: CalamineSheet) -> tuple[GridRow, ...]:
    if sheet.total_height > bounds.ROWS or sheet.total_width > bounds.COLUMNS:
        raise FileRefused("too_many_rows", count=sheet.total_height, rows=bounds.ROWS)
    cells = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _fill(cells, (top, left), (bottom, right))
    return tuple(GridRow(number, tuple(row)) for number, row in enumerate(cells, 1) if any(one != "" for one in row))


def _fill(cells: list[list[Cell]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Give every part of a merged cell what stands in its first."""
    (top, left), (bottom, right) = first, last
    if top < len(cells) and left < len(cells[top]):
        for row in cells[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = cells[top][left]


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)[: bounds.CELL_CHARACTERS]
