"""What a file is, whatever it is called, and what must not be in a spreadsheet."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from editing.files import bounds
from editing.files.contents import FileRefused

SIGNATURES = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"RIFF", "picture"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
"""How files of a kind begin."""

TEXT_SIGNATURES = {b"BM", b"MZ", b"RIFF"}
"""Beginnings that a text may have as well; they only count where no text follows."""

DOCUMENT_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OTHER_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8|us-ascii|ascii)", re.IGNORECASE)
WIDE_BEGINNINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Za-z]{1,4})(\d{1,9})[\"']")
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d{1,9})[\"']")
FORMULA_WITHOUT_VALUE = re.compile(
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</)"
)
ODS_FORMULA_WITHOUT_VALUE = re.compile(
    rb"<table:table-cell\b(?=[^>]*\btable:formula=)(?![^>]*\boffice:(?:value|string-value|date-value)=)[^>]*/>"
)
ODS_FILLED_REPEAT = re.compile(
    rb"<table:table-row\b[^>]*number-rows-repeated=\"(\d{4,9})\"[^>]*>(?:(?!</table:table-row>).)*?<text:p", re.DOTALL
)
ODS_WIDE_REPEAT = re.compile(rb"<table:table-cell\b[^>]*number-columns-repeated=\"(\d{3,9})\"[^>]*>\s*<text:p")
ODS_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of(content: bytes) -> str:
    """One of `picture`, `pdf`, `zip`, `ole`, `archive`, `program`, `binary`, `text`. Raises FileRefused if empty."""
    if not content.strip():
        raise FileRefused("empty")
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    binary = b"\x00" in content and not wide
    for signature, kind in SIGNATURES:
        if content.startswith(signature) and (signature not in TEXT_SIGNATURES or binary):
            return kind
    return "binary" if binary else "text"


def opened(content: bytes) -> zipfile.ZipFile:
    """A zip file whose every part was unpacked once, within bounds. Raises FileRefused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise FileRefused("truncated") from error
    parts = archive.infolist()
    if len(parts) > bounds.PARTS:
        raise FileRefused("too_many_parts", count=len(parts))
    if any(part.flag_bits & 0x1 for part in parts):
        raise FileRefused("encrypted")
    if any(part.filename.lower().endswith(("vbaproject.bin", ".vba")) for part in parts) or any(
        part.filename.startswith("Basic/") for part in parts
    ):
        raise FileRefused("macros")
    left = bounds.UNPACKED_BYTES
    for part in parts:
        for piece in _unpacked(archive, part):
            left -= len(piece)
            if left < 0:
                raise FileRefused("unpacks_too_large", megabytes=bounds.UNPACKED_BYTES // 1024**2)
    return archive


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(part) as stream:
            while piece := stream.read(64 * 1024):
                yield piece
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError, zlib.error) as error:
        raise FileRefused("truncated") from error


def spreadsheet_kind(archive: zipfile.ZipFile) -> str:
    """`xlsx`, `ods`, or `tables` for a zip of CSV files. Raises FileRefused for any other."""
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "mimetype" in names and archive.read("mimetype").strip() == ODS_MIMETYPE:
        return "ods"
    if names and all(name.endswith(".csv") and "/" not in name for name in names):
        return "tables"
    raise FileRefused("other_zip")


def check_parts(archive: zipfile.ZipFile, kind: str) -> None:
    """Refuse what a spreadsheet's XML may hold to harm its reader, or what it cannot be read from."""
    for part in archive.namelist():
        if not part.lower().endswith((".xml", ".rels", ".vml")):
            continue
        content = archive.read(part)
        if content.startswith(WIDE_BEGINNINGS) or OTHER_ENCODING.match(content):
            raise FileRefused("xml_encoding")
        if DOCUMENT_TYPE.search(content):
            raise FileRefused("document_type")
        if kind == "xlsx" and "worksheets/" in part:
            _check_sheet(content)
        elif kind == "ods" and part == "content.xml":
            _check_ods(content)


def _check_sheet(content: bytes) -> None:
    # the reader makes room for every cell up to the last one before it can be told not to
    for cell in CELL.finditer(content):
        if int(cell[2]) > bounds.ROWS or _column(cell[1]) > bounds.COLUMNS:
            raise FileRefused("far_cell", cell=(cell[1] + cell[2]).decode(), rows=bounds.ROWS, columns=bounds.COLUMNS)
    for row in ROW.finditer(content):
        if int(row[1]) > bounds.ROWS:
            raise FileRefused("far_cell", cell=f"A{int(row[1])}", rows=bounds.ROWS, columns=bounds.COLUMNS)
    if content.count(b"<row") > bounds.ROWS:
        raise FileRefused("too_many_rows", count=content.count(b"<row"), rows=bounds.ROWS)
    if FORMULA_WITHOUT_VALUE.search(content):
        raise FileRefused("formulas")


def _check_ods(content: bytes) -> None:
    rows = content.count(b"<table:table-row")
    if rows > bounds.ROWS:
        raise FileRefused("too_many_rows", count=rows, rows=bounds.ROWS)
    if any(int(repeat[1]) > bounds.ROWS for repeat in ODS_FILLED_REPEAT.finditer(content)):
        raise FileRefused("too_many_rows", count=bounds.ROWS + 1, rows=bounds.ROWS)
    if any(int(repeat[1]) > bounds.COLUMNS for repeat in ODS_WIDE_REPEAT.finditer(content)):
        raise FileRefused("far_cell", cell="?", rows=bounds.ROWS, columns=bounds.COLUMNS)
    if ODS_FORMULA_WITHOUT_VALUE.search(content):
        raise FileRefused("formulas")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number
