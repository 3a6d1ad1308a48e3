"""Reading CSV files into tables of text cells, each row with the line it stands on."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from db.cells import Cells
from db.errors import Fault, InvalidRecord
from db.tables import TABLES, RecordTable

if TYPE_CHECKING:
    from _csv import Reader

SHIPPED = Path(__file__).parent / "data"
"""The record that comes with the product."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was read: the line of the file it begins on, the header being line 1, and its cells."""

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one table of the record, from whatever source. It need not be the whole table."""

    table: str
    lines: Sequence[Line]


def read_folder(folder: Path = SHIPPED) -> tuple[Sheet, ...]:
    """A file `<table>.csv` for each table. Raises InvalidRecord with what is wrong with any of them."""
    faults: list[Fault] = []
    sheets: list[Sheet] = []
    for table in TABLES:
        try:
            sheets.append(read_csv(table, (folder / f"{table.name}.csv").read_bytes()))
        except FileNotFoundError:
            faults.append(Fault(table.name, None, "", "no file", f"a file {table.name}.csv"))
        except InvalidRecord as error:
            faults += error.faults
    if faults:
        raise InvalidRecord(faults)
    return tuple(sheets)


def read_csv(table: RecordTable, content: bytes) -> Sheet:
    """One CSV file, in UTF-8 with or without a byte order mark. Raises InvalidRecord where it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        read = content[error.start : error.end].decode("latin-1")
        raise InvalidRecord([Fault(table.name, line, "", read, "text in UTF-8")]) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        _check_header(table, header)
        return Sheet(table.name, tuple(_lines(table, reader, header)))
    except csv.Error as error:
        fault = Fault(table.name, reader.line_num, "", str(error), "CSV with quotes as in RFC 4180")
        raise InvalidRecord([fault]) from error


def _lines(table: RecordTable, reader: Reader, header: list[str]) -> list[Line]:
    lines: list[Line] = []
    faults: list[Fault] = []
    number = reader.line_num + 1
    for cells in reader:
        if len(cells) == len(header):
            lines.append(Line(number, dict(zip(header, cells, strict=True))))
        elif cells:
            faults.append(Fault(table.name, number, "", f"{len(cells)} cells", f"{len(header)} cells"))
        number = reader.line_num + 1
    if faults:
        raise InvalidRecord(faults)
    return lines


def _check_header(table: RecordTable, header: list[str]) -> None:
    faults = [
        Fault(table.name, 1, column, "no such column", "this column in the header")
        for column in table.columns
        if column not in header
    ]
    faults += [
        Fault(table.name, 1, column, column, f"only the columns {', '.join(table.columns)}, each once")
        for place, column in enumerate(header)
        if column not in table.columns or column in header[:place]
    ]
    if faults:
        raise InvalidRecord(faults)


def digest(folder: Path = SHIPPED) -> str:
    """What tells one shipped record from another: a hash over the files of its tables."""
    total = sha256()
    for table in TABLES:
        file = folder / f"{table.name}.csv"
        content = file.read_bytes() if file.exists() else b""
        total.update(f"{table.name} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()
