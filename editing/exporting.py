"""The record as a file: CSV as it is shipped, a workbook, or JSON. Each imports again to the same record."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.cells import Cells, cells_of
from db.record import Snapshot
from db.snapshot import record_of
from db.tables import TABLE_OF, TABLES

FORMATS = ("csv", "xlsx", "json")
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time in archives, so that the same record makes the same file."""


@dataclass(frozen=True)
class Export:
    """A file: its name and its bytes."""

    name: str
    content: bytes


def export(record: Snapshot, form: str, edition: int | None = None) -> Export:
    """The whole record, or an edition's ranking, in one of `FORMATS`. Raises ValueError for another."""
    tables = _tables(record, edition)
    about = str(edition) if edition else f"record-{record.revision}"
    if form == "csv" and edition:
        return Export(f"clusters-{about}.csv", csv_of("rankings", tables["rankings"]))
    writers = {"csv": _zip_of, "xlsx": _workbook_of, "json": _json_of}
    if form not in writers:
        raise ValueError(f"{form!r} is none of {', '.join(FORMATS)}")
    suffix = "zip" if form == "csv" else form
    return Export(f"clusters-{about}.{suffix}", writers[form](tables))


def csv_of(table: str, rows: Sequence[Cells]) -> bytes:
    """Rows as their CSV file in the shipped record has them."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, TABLE_OF[table].columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _tables(record: Snapshot, edition: int | None) -> dict[str, list[Cells]]:
    rows = record_of(record)
    tables = {table.name: [cells_of(table, row) for row in rows[table.name].values()] for table in TABLES}
    if edition is None:
        return tables
    return {"rankings": [cells for cells in tables["rankings"] if cells["edition"] == str(edition)]}


def _zip_of(tables: Mapping[str, Sequence[Cells]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            part = zipfile.ZipInfo(f"{name}.csv", EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, csv_of(name, rows))
    return content.getvalue()


def _json_of(tables: Mapping[str, Sequence[Cells]]) -> bytes:
    return (json.dumps({"tables": tables}, ensure_ascii=False, indent=1) + "\n").encode()


def _workbook_of(tables: Mapping[str, Sequence[Cells]]) -> bytes:
    """A sheet for each table; every cell is text, so that nothing is taken for a date or rounded."""
    import xlsxwriter  # only whoever exports waits for it

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_numbers": False, "strings_to_urls": False})
    heading = book.add_format({"bold": True})
    for name, rows in tables.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(TABLE_OF[name].columns):
            sheet.write_string(0, place, column, heading)
            for number, cells in enumerate(rows, 1):
                if cells[column]:
                    sheet.write_string(number, place, cells[column])
    book.close()
    return content.getvalue()
