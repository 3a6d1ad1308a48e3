"""The tables of a web page that was saved from a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from editing.files import bounds
from editing.files.contents import Contents, FileRefused, Grid, GridRow

LOOKS_LIKE_A_PAGE = re.compile(r"\A\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|\?xml)", re.I | re.S)
HAS_A_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
UNSEEN = frozenset({"script", "style", "template", "noscript"})
WORD_BREAKS = frozenset({"br", "p", "div", "li"})


def is_page(text: str) -> bool:
    """Whether a text is HTML with a table, whatever the file is called."""
    return bool(HAS_A_TABLE.search(text)) and bool(LOOKS_LIKE_A_PAGE.match(text))


def declared_charset(content: bytes) -> str | None:
    """The encoding that a page gives for itself."""
    found = CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def read_page(text: str, encoding: str) -> Contents:
    """Every table with more than one row and column."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    grids = [Grid(f"table {number}", _rows(table.rows)) for number, table in enumerate(parser.done, 1)]
    kept = [grid for grid in grids if len(grid.rows) > 1 and max(len(row.cells) for row in grid.rows) > 1]
    return Contents("HTML", encoding, tuple(kept[: bounds.GRIDS]))


def _rows(table: list[_Row]) -> tuple[GridRow, ...]:
    if len(table) > bounds.ROWS:
        raise FileRefused("too_many_rows", count=len(table), rows=bounds.ROWS)
    spread = _spread(table)
    rows = [GridRow(row.line, tuple(cells)) for row, cells in zip(table, spread, strict=True)]
    return tuple(row for row in rows if any(row.cells))


def _spread(table: list[_Row]) -> list[list[str]]:
    """The rows with every cell repeated over all the rows and columns that it covers."""
    covered: list[dict[int, str]] = [{} for _ in table]
    for number, row in enumerate(table):
        column = 0
        for cell in row.cells:
            while column in covered[number]:
                column += 1
            text = " ".join(cell.text.split())[: bounds.CELL_CHARACTERS]
            for below in covered[number : number + cell.down]:
                for beside in range(column, min(column + cell.across, bounds.COLUMNS)):
                    below.setdefault(beside, text)
            column += cell.across
    return [[cells.get(place, "") for place in range(max(cells, default=-1) + 1)] for cells in covered]


@dataclass
class _Cell:
    across: int
    down: int
    text: str = ""


@dataclass
class _Row:
    line: int
    cells: list[_Cell] = field(default_factory=list)


@dataclass
class _Table:
    rows: list[_Row] = field(default_factory=list)
    writing: _Cell | None = None


class _Tables(HTMLParser):
    """Collects the rows of each table; one within another is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[_Table] = []
        self._open: list[_Table] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._open.append(_Table())
            self.done.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._open[-1].rows.append(_Row(self.getpos()[0]))
            self._open[-1].writing = None
        elif tag in ("td", "th") and self._open and self._open[-1].rows:
            self._begin_cell(dict(attrs))
        elif tag in WORD_BREAKS:
            self._write(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a table or a cell."""
        if tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._open:
            self._open.pop()
        elif tag in ("td", "th") and self._open:
            self._open[-1].writing = None

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        self._write(data)

    def _begin_cell(self, given: dict[str, str | None]) -> None:
        table = self._open[-1]
        table.writing = _Cell(_span(given.get("colspan")), _span(given.get("rowspan")))
        if len(table.rows[-1].cells) < bounds.COLUMNS:
            table.rows[-1].cells.append(table.writing)

    def _write(self, text: str) -> None:
        writing = self._open[-1].writing if self._open else None
        if writing is not None and not self._unseen and len(writing.text) < bounds.CELL_CHARACTERS:
            writing.text += text


def _span(value: str | None) -> int:
    """How many rows or columns a cell covers; a page may claim any number."""
    return max(1, min(int(value), bounds.COLUMNS)) if value and value.isdecimal() and len(value) < 5 else 1
