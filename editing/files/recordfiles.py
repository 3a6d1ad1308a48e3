"""The record as one JSON file, as it is exported: an object with the rows of each table."""

from __future__ import annotations

import json

from editing.files import bounds
from editing.files.contents import Contents, FileRefused, Grid, GridRow


def is_record(text: str) -> bool:
    """Whether a text is JSON with tables."""
    return text.lstrip()[:1] == "{" and '"tables"' in text


def read_record(text: str, encoding: str) -> Contents:
    """Each table with its header as first row, as a CSV file has it. Raises FileRefused."""
    try:
        tables = json.loads(text)["tables"]
        grids = tuple(Grid(name, _rows(rows)) for name, rows in tables.items())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FileRefused("other_json") from error
    return Contents("JSON", encoding, grids)


def _rows(rows: list[dict[str, str]]) -> tuple[GridRow, ...]:
    if len(rows) > bounds.ROWS:
        raise FileRefused("too_many_rows", count=len(rows), rows=bounds.ROWS)
    header = tuple(dict.fromkeys(column for row in rows for column in row))
    found = [GridRow(1, header)]
    for number, row in enumerate(rows, 2):
        if not all(isinstance(value, str) for value in row.values()):
            raise TypeError("every value of a row is a text")
        found.append(GridRow(number, tuple(row.get(column, "") for column in header)))
    return tuple(found)
