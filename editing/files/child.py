"""The process that reads one file: it takes the file's bytes, and hands back what is in it as JSON.

Whatever a file makes of this process, the one that waits for it goes on.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from typing import Any

from editing.files import bounds, guard
from editing.files.contents import Contents, FileRefused, Grid, GridRow


def main() -> None:
    """Read standard input to its end, and write one JSON object."""
    _limit()
    content = sys.stdin.buffer.read(bounds.FILE_BYTES + 1)
    sys.stdout.buffer.write(json.dumps(answer(content), ensure_ascii=True).encode())


def answer(content: bytes) -> dict[str, Any]:
    """The contents of a file, or why it is refused."""
    try:
        return {"contents": read(content).as_json()}
    except FileRefused as refusal:
        return {"refused": refusal.reason, "values": refusal.values}
    except MemoryError:
        return {"refused": "too_costly", "values": {}}


def read(content: bytes) -> Contents:
    """What is in a file, by what it is and not by what it is called. Raises FileRefused."""
    if len(content) > bounds.FILE_BYTES:
        raise FileRefused("too_large", megabytes=bounds.FILE_BYTES // 1024**2)
    kind = guard.kind_of(content)
    if kind == "text":
        return _text(content)
    if kind == "zip":
        return _zip(content)
    if kind == "pdf":
        from editing.files.pdfs import read_pdf

        return read_pdf(content)
    if kind == "ole":
        # a workbook with a password is a file of this old kind around the encrypted one
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise FileRefused("encrypted" if is_encrypted else "old_spreadsheet")
    raise FileRefused(kind)


def _text(content: bytes) -> Contents:
    from editing.files import pages, recordfiles, texts

    text, encoding = texts.decoded(content, pages.declared_charset(content))
    if pages.is_page(text):
        return pages.read_page(text, encoding)
    if recordfiles.is_record(text):
        return recordfiles.read_record(text, encoding)
    return texts.read_text(text, encoding)


def _zip(content: bytes) -> Contents:
    from editing.files import spreadsheets

    with guard.opened(content) as archive:
        kind = guard.spreadsheet_kind(archive)
        if kind == "tables":
            return Contents("CSV in ZIP", "utf-8", tuple(_csv_grid(archive, name) for name in archive.namelist()))
        guard.check_parts(archive, kind)
    contents = spreadsheets.read_spreadsheet(content, kind)
    if not contents.grids:
        raise FileRefused("empty")
    return contents


def _csv_grid(archive: zipfile.ZipFile, name: str) -> Grid:
    import csv

    from editing.files.texts import decoded

    text, _ = decoded(archive.read(name))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[GridRow] = []
    line = 1
    try:
        for cells in reader:
            rows.append(GridRow(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileRefused("truncated") from error
    if len(rows) > bounds.ROWS:
        raise FileRefused("too_many_rows", count=len(rows), rows=bounds.ROWS)
    return Grid(name.removesuffix(".csv"), tuple(rows))


def _limit() -> None:
    """Take away what a file could waste, where the system lets a process limit itself."""
    try:
        import resource
    except ImportError:  # not on Windows, where the time limit of whoever waits is what is left
        return
    for kind, most in (
        (resource.RLIMIT_AS, bounds.MEMORY_BYTES),
        (resource.RLIMIT_CPU, bounds.CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
