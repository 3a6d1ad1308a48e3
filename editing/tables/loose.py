"""Lines of a table as a PDF viewer copies them: no columns, names that run over lines, the header in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from editing.files.contents import Cell, Grid, GridRow
from editing.tables.header import names
from questions.normalise import normal_form

STARTS_A_ROW = re.compile(r"^=?(\d{1,3})[=.]?(?:\s+(?=\D)|$)")
FIGURE = re.compile(r"(?:[+\-−±]?\d[\d.,'’]*%?|[▲▼↑↓△▽]\s?\d+|[–—\-]|n/?a|new)", re.IGNORECASE)
WITH_SPACES = re.compile(r"(?<![\d.,])(\d{1,3}(?: \d{3})+)(?![\d.,]*\d)")
CODE = re.compile(r"^[A-Z]{2}(?:[/,;] ?[A-Z]{2})*$")
HEADING_LINES = 12
"""Lines above the first row in which its header is looked for; a header wraps, and a title stands above it."""

TEXT_COLUMNS = ("rank", "intensity_rank", "cluster", "economy")
TITLE = {"rank": "rank", "cluster": "cluster", "economy": "economy"}


@dataclass
class _Row:
    line: int
    rank: str
    rest: list[str] = field(default_factory=list)

    def split(self, wanted: int) -> tuple[str, list[str]]:
        """The name with what belongs to it, and the figures behind it."""
        text = " ".join(self.rest)
        words = text.split()
        place = len(words)
        while place and FIGURE.fullmatch(words[place - 1]):
            place -= 1
        if len(words) - place > wanted:
            merged = WITH_SPACES.sub(lambda found: found[1].replace(" ", ""), " ".join(words[place:])).split()
            return " ".join(words[:place]), merged
        return " ".join(words[:place]), words[place:]


def table_of_lines(grid: Grid) -> Grid:
    """The same as a table with a header, as far as the lines can be told apart."""
    lines = [GridRow(row.line, (str(row.cells[0]).strip(),)) for row in grid.rows]
    start = _first_row(lines)
    if start is None:
        return grid
    columns = _columns(" ".join(str(row.cells[0]) for row in lines[max(0, start - HEADING_LINES) : start]))
    figures = [column for column in columns if column not in TEXT_COLUMNS]
    rows = list(_rows(lines[start:], len(figures)))
    counts = [len(row.split(len(figures))[1]) for row in rows]
    # figures are only taken where there are as many as the header has columns: none is put down to a guess
    usual = max(set(counts), key=counts.count, default=0)
    known = figures if usual == len(figures) else [f"unread {number}" for number in range(1, usual + 1)]
    rank = "intensity_rank" if "intensity_rank" in columns and "rank" not in columns else "rank"
    titles = [_title(column) for column in (rank, "cluster", "economy", *known)]
    laid_out = [GridRow(lines[max(0, start - 1)].line, tuple(titles))]
    laid_out += [GridRow(row.line, _cells(row, known)) for row in rows]
    above = [GridRow(row.line, row.cells) for row in lines[:start]]
    return Grid(grid.name, (*above, *laid_out))


def _first_row(lines: Sequence[GridRow]) -> int | None:
    """The first line that begins with a rank and is followed by the next one before long."""
    starts = [
        (place, int(found[1])) for place, row in enumerate(lines) if (found := STARTS_A_ROW.match(str(row.cells[0])))
    ]
    for number, (place, rank) in enumerate(starts):
        following = {other for _, other in starts[number + 1 : number + 12]}
        if rank and {rank + 1, rank} & following:
            return place
    return None


def _columns(heading: str) -> list[str]:
    """The columns that a heading names, in order."""
    words = [word for word in normal_form(heading) if not word.isdecimal()]
    found: list[str] = []
    place = 0
    while place < len(words):
        for end in range(min(len(words), place + 8), place, -1):
            column = names().get(" ".join(words[place:end]))
            if column is not None:
                if column == "rank" and "rank" in found:
                    column = "printed_previous_rank"
                if column not in found:
                    found.append(column)
                place = end
                break
        else:
            place += 1
    return found


def _rows(lines: Sequence[GridRow], figures: int) -> Iterator[_Row]:
    current: _Row | None = None
    for row in lines:
        text = str(row.cells[0])
        is_whole = current is not None and _is_whole(current, figures)
        start = STARTS_A_ROW.match(text)
        if start and (current is None or is_whole) and (current is None or int(start[1]) >= int(current.rank)):
            if current is not None:
                yield current
            current = _Row(row.line, start[1], [text[start.end() :]])
        elif current is not None and not is_whole:
            current.rest.append(text)
    if current is not None:
        yield current


def _is_whole(row: _Row, figures: int) -> bool:
    name, values = row.split(figures)
    if not name or name.endswith(("–", "-", "—")):
        return False
    return len(values) >= figures


def _cells(row: _Row, figures: Sequence[str]) -> tuple[Cell, ...]:
    name, values = row.split(len(figures))
    words = name.split()
    code = (
        words[-1] if len(words) > 1 and CODE.match(words[-1]) and not name.rstrip().endswith(f", {words[-1]}") else ""
    )
    return (row.rank, name.removesuffix(code).strip() if code else name, code, *values)


def _title(column: str) -> str:
    """A name by which the column is recognised again."""
    return TITLE.get(column) or next((name for name, known in names().items() if known == column), column)
