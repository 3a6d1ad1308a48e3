"""Text files: in which encoding, with which separator, or without columns at all."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from charset_normalizer import from_bytes

from editing.files import bounds
from editing.files.contents import Contents, FileRefused, Grid, GridRow

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLDER = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1251", "koi8_r", "cp1256", "cp1252", "cp1250"]
"""Encodings that are tried where text is not UTF-8: which of them it was cannot be known, only guessed."""

SEPARATORS = ("\t", ";", ",", "|")
FEWEST_COLUMNS = 2
GAPS = re.compile(r"[ \u00a0]{3,}")
"""What parts the columns of a table that was laid out with spaces."""


def decoded(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text, and the encoding that it was read in. Raises FileRefused where none fits."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    for encoding in filter(None, ("utf-8", declared)):
        try:
            return content.decode(encoding), encoding.lower()
        except (UnicodeDecodeError, LookupError):
            continue
    best = from_bytes(content, cp_isolation=OLDER).best()
    if best is None:
        raise FileRefused("encoding")
    return str(best), best.encoding


def _decoded(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise FileRefused("encoding") from error


def read_text(text: str, encoding: str) -> Contents:
    """The table of a CSV or TSV file, or the lines of a text whose columns are parted by nothing but spaces."""
    found = [(separator, rows) for separator in SEPARATORS if (rows := _separated(text, separator))]
    if found:
        separator, rows = max(found, key=lambda one: _evenness(one[1]))
        name = "TSV" if separator == "\t" else "CSV"
        return Contents(name, encoding, (Grid("", _bounded(rows)),))
    lines = [GridRow(number, (line.strip(),)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    spaced = [GridRow(row.line, tuple(GAPS.split(str(row.cells[0])))) for row in lines]
    if _is_even(spaced):
        return Contents("text", encoding, (Grid("", _bounded(spaced)),))
    return Contents("text", encoding, (Grid("", _bounded(lines)),))


def _separated(text: str, separator: str) -> list[GridRow]:
    """The rows, if this is what parts the cells of most of them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[GridRow] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(GridRow(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error:
        return []
    return rows if _is_even(rows) else []


def _is_even(rows: list[GridRow]) -> bool:
    widths = Counter(len(row.cells) for row in rows)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    return width >= FEWEST_COLUMNS and count * 2 > len(rows)


def _evenness(rows: list[GridRow]) -> tuple[float, int]:
    width, count = Counter(len(row.cells) for row in rows).most_common(1)[0]
    return round(count / len(rows), 1), width


def _bounded(rows: list[GridRow]) -> tuple[GridRow, ...]:
    if len(rows) > bounds.ROWS:
        raise FileRefused("too_many_rows", count=len(rows), rows=bounds.ROWS)
    if any(len(row.cells) > bounds.COLUMNS for row in rows):
        raise FileRefused("too_many_columns", columns=bounds.COLUMNS)
    return tuple(GridRow(row.line, tuple(str(cell)[: bounds.CELL_CHARACTERS] for cell in row.cells)) for row in rows)
