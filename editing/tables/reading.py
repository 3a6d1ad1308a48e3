"""Reads the rows of a ranking out of the tables of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from editing.files.contents import Cell, Contents, FileRefused, Grid, GridRow
from editing.tables import numbers
from editing.tables.header import RANKS, Header, find_header, nearest, year_in
from editing.tables.loose import table_of_lines

Figure = int | Decimal

READERS: Mapping[str, tuple[Callable[[Cell], Figure | None], str]] = {
    "rank": (numbers.read_rank, "rank"),
    "intensity_rank": (numbers.read_rank, "rank"),
    "printed_previous_rank": (numbers.read_rank, "previous"),
    "printed_rank_change": (numbers.read_change, "change"),
    "pct_applications": (numbers.read_count, "count"),
    "publications": (numbers.read_count, "count"),
    "vc_deals": (numbers.read_count, "count"),
    "pct_per_million": (numbers.read_count, "count"),
    "publications_per_million": (numbers.read_count, "count"),
    "vc_per_million": (numbers.read_count, "count"),
    "pct_share": (numbers.read_share, "share"),
    "publication_share": (numbers.read_share, "share"),
    "vc_share": (numbers.read_share, "share"),
    "score": (numbers.read_share, "share"),
}
"""How the cells of each column of figures are read, and the end of the id of what is expected there."""

SHARES = ("pct_share", "publication_share", "vc_share", "score")
RANKED = 100


@dataclass(frozen=True)
class Wrong:
    """A cell that cannot be read; `expected` is the end of the id of a message."""

    line: int
    column: str
    read: str
    expected: str


@dataclass(frozen=True)
class ReadRow:
    """One cluster's row: its name and economy as they stand, and its figures."""

    line: int
    name: str
    economy: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class RankingTable:
    """A ranking as it was read. `years` are those that its headings and the lines above them speak of."""

    grid: str
    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    by_intensity: bool
    rows: tuple[ReadRow, ...]
    wrong: tuple[Wrong, ...]
    passed_over: int
    other_tables: tuple[str, ...]
    years: tuple[int, ...]
    fractions: bool


def read_tables(contents: Contents) -> RankingTable:
    """The ranking in a file: of several the one with the most columns and rows. Raises FileRefused where none is."""
    found: list[tuple[Grid, Header]] = []
    for grid in contents.grids:
        laid_out = table_of_lines(grid) if _is_loose(grid) else grid
        header = find_header(laid_out.rows)
        if header is not None:
            found.append((laid_out, header))
    if not found:
        first = next((grid for grid in contents.grids if grid.rows), None)
        raise FileRefused("no_ranking", found=", ".join(nearest(first.rows)) if first else "")
    grid, header = max(found, key=lambda one: (not one[1].by_intensity, len(one[1].columns), len(one[0].rows)))
    others = tuple(other.name or "?" for other, _ in found if other is not grid)
    return _read(grid, header, others)


def _is_loose(grid: Grid) -> bool:
    return all(len(row.cells) == 1 for row in grid.rows)


def _read(grid: Grid, header: Header, others: tuple[str, ...]) -> RankingTable:
    rows: list[ReadRow] = []
    wrong: list[Wrong] = []
    passed_over = 0
    width = max(header.columns) + 1
    widest = max((len(row.cells) for row in grid.rows[: header.below]), default=width)
    top = grid.rows[header.below - 1].cells
    for row in grid.rows[header.below :]:
        if _is_no_row(row, header, top):
            passed_over += 1
        elif any(str(cell).strip() for cell in row.cells[widest:]):
            wrong.append(Wrong(row.line, "", f"{len(row.cells)} cells", f"cells:{widest}"))
        else:
            _read_row(row, header, rows, wrong)
    is_fraction = _are_fractions(grid, header, rows)
    years = {year for above in grid.rows[: header.below] for cell in above.cells if (year := year_in(str(cell)))}
    return RankingTable(
        grid.name,
        tuple(header.columns.values()),
        header.ignored,
        header.by_intensity,
        tuple(_as_percent(row) for row in rows) if is_fraction else tuple(rows),
        tuple(wrong),
        passed_over,
        others,
        tuple(sorted(years)),
        is_fraction,
    )


def _is_no_row(row: GridRow, header: Header, top: Sequence[Cell]) -> bool:
    """Whether a row is a note, a line between the rows, or the header once more on another page."""
    cells = {column: _text(row, place) for place, column in header.columns.items()}
    if tuple(row.cells) == tuple(top):
        return True
    figures = [cells[column] for column in cells if column not in ("cluster", "economy")]
    ranks = [cells[column] for column in cells if column in RANKS]
    beside = [cells[column] for column in cells if column not in ("cluster", "economy", *RANKS)]
    if beside and not any(beside) and not any(one.isdecimal() for text in ranks for one in text):
        return True
    filled = {text for text in (str(cell).strip() for cell in row.cells) if text}
    return not any(figures) or len(filled) == 1


def _text(row: GridRow, place: int) -> str:
    return numbers.plain(row.cells[place]) if place < len(row.cells) else ""


def _read_row(row: GridRow, header: Header, rows: list[ReadRow], wrong: list[Wrong]) -> None:
    name = economy = ""
    figures: dict[str, Figure] = {}
    faulty = False
    for place, column in header.columns.items():
        cell = row.cells[place] if place < len(row.cells) else ""
        if column == "cluster":
            name = name_of(str(cell))
        elif column == "economy":
            economy = numbers.plain(cell)
        else:
            read, expected = READERS[column]
            try:
                figure = read(cell)
            except (ValueError, ArithmeticError):
                wrong.append(Wrong(row.line, column, str(cell), expected))
                faulty = True
            else:
                if figure is not None:
                    figures[column] = figure
    rank = "intensity_rank" if header.by_intensity else "rank"
    if not name:
        wrong.append(Wrong(row.line, "cluster", "", "name"))
    elif not faulty and not 1 <= figures.get(rank, 0) <= RANKED:
        read_as = str(figures.get(rank, ""))
        wrong.append(Wrong(row.line, rank, read_as, "rank"))
    elif not faulty:
        rows.append(ReadRow(row.line, name, economy, figures))


def name_of(cell: str) -> str:
    """A name with its line breaks mended: "Tokyo–⏎Yokohama" is one word, "San⏎Francisco" are two."""
    text = numbers.plain(cell)
    for dash in "–—‒‐‑":
        text = text.replace(f"{dash} ", dash).replace(f" {dash}", dash)
    return text.replace("—", "–").replace("‒", "–").replace("‐", "-").replace("‑", "-").strip(" .")


def _are_fractions(grid: Grid, header: Header, rows: Sequence[ReadRow]) -> bool:
    """Whether shares stand as 0.098 for 9.8 percent, as in cells that a spreadsheet shows in percent."""
    columns = [column for column in SHARES[:3] if column in header.columns.values()]
    places = [place for place, column in header.columns.items() if column in columns]
    cells = [row.cells[place] for row in grid.rows[header.below :] for place in places if place < len(row.cells)]
    if len(rows) < 10 or not all(isinstance(cell, int | float) for cell in cells if cell != ""):
        return False
    return all(sum(row.figures.get(column, 0) for row in rows) <= 1 for column in columns) and bool(columns)


def _as_percent(row: ReadRow) -> ReadRow:
    figures = {
        column: numbers.computed(100 * figure) if column in SHARES and isinstance(figure, Decimal) else figure
        for column, figure in row.figures.items()
    }
    return ReadRow(row.line, row.name, row.economy, figures)
