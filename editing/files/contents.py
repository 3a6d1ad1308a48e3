"""What a file holds once it has been read, and why one is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Cell = str | int | float
"""Text as it stands, or a number where the file itself says that it is one."""


class FileRefused(Exception):  # noqa: N818 - it names what happened
    """A file that is not read. `reason` is the end of the id of a message, `values` are what that says."""

    def __init__(self, reason: str, **values: str | int) -> None:
        self.reason = reason
        self.values = values
        super().__init__(reason)


@dataclass(frozen=True)
class GridRow:
    """A row of cells, and the line or row of the file that it begins on, counted from 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table as it stands in a file: a sheet, a table of a page, or the whole of a text."""

    name: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class Contents:
    """A file that was read: its format, for text the encoding that it was taken to be in, and its tables.

    A text without columns, as copied from a PDF, has one table with a single cell in each row.
    """

    format: str
    encoding: str | None
    grids: tuple[Grid, ...]

    def as_json(self) -> dict[str, Any]:
        """As the reading process hands it over."""
        grids = [[grid.name, [[row.line, list(row.cells)] for row in grid.rows]] for grid in self.grids]
        return {"format": self.format, "encoding": self.encoding, "grids": grids}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Contents:
        """As it was handed over."""
        grids = tuple(
            Grid(name, tuple(GridRow(line, tuple(cells)) for line, cells in rows)) for name, rows in value["grids"]
        )
        return cls(value["format"], value["encoding"], grids)
