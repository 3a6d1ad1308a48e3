"""Files that are refused, each with the reason: broken, locked, made to harm, or simply something else."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable

from tests.files.books import SHEET, TYPES, crafted, ods, pdf, zipped
from tests.files.books import book as honest
from tests.files.table import HEADER, cells, text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
MEGABYTE = 1024 * 1024


def _far_cell() -> bytes:
    return crafted(SHEET.format('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def _row(number: int) -> str:
    return f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>'


def _many_rows() -> bytes:
    return crafted(SHEET.format("<row><c><v>1</v></c></row>" * 300_000))


def _sheet_bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(200):
                part.write(b" " * MEGABYTE)
    return content.getvalue()


def _strings_bomb() -> bytes:
    return crafted(SHEET.format(_row(1)), {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * (2 * MEGABYTE)})


def _lying_size() -> bytes:
    """A part that says of itself that it is small."""
    content = bytearray(crafted(SHEET.format(" " * 40 * MEGABYTE)))
    for mark in (b"PK\x01\x02",):
        place = content.find(mark)
        while place >= 0:
            content[place + 24 : place + 28] = (100).to_bytes(4, "little")
            place = content.find(mark, place + 4)
    return bytes(content)


def _locked_zip() -> bytes:
    content = bytearray(honest(("Table", [list(HEADER), *cells()])))
    for mark, place_of_flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + place_of_flags] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def _formulas() -> bytes:
    return crafted(SHEET.format('<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>A1</f><v></v></c></row>'))


def _utf16_xml() -> bytes:
    return crafted(f'<?xml version="1.0" encoding="UTF-16"?>{SHEET.format(_row(1))}'.encode("utf-16"))


def _nested_tables() -> bytes:
    return b"<html><body>" + b"<table><tr><td>" * 20_000


def _wide_spans() -> bytes:
    cell = '<td colspan="99999999999" rowspan="99999999999">x</td>'
    return f"<html><table>{'<tr>' + cell * 50}{'<tr>' + cell * 50}</table></html>".encode()


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty.csv": ("empty", lambda: b""),
    "blank.csv": ("empty", lambda: b" \n\t\r\n "),
    "picture.csv": ("picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "photo.xlsx": ("picture", lambda: b"\xff\xd8\xff\xe0" + bytes(100)),
    "bitmap.csv": ("picture", lambda: b"BM\x00\x00" + bytes(100)),
    "packed.csv": ("archive", lambda: gzip.compress(text().encode())),
    "program.csv": ("program", lambda: b"MZ\x90\x00" + bytes(100)),
    "noise.csv": ("binary", lambda: bytes(range(256)) * 8),
    "cut-short.xlsx": ("truncated", lambda: honest(("Table", [list(HEADER), *cells()]))[:-700]),
    "broken-in-the-middle.xlsx": ("truncated", lambda: crafted(b"<worksheet><sheetData><row")),
    "not-even-a-zip.xlsx": ("truncated", lambda: b"PK\x03\x04" + bytes(50)),
    "with-a-password.xlsx": ("encrypted", lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100)),
    "locked-parts.xlsx": ("encrypted", _locked_zip),
    "of-2003.xls": ("old_spreadsheet", lambda: OLE + "Workbook".encode("utf-16-le") + bytes(100)),
    "with-macros.xlsm": ("macros", lambda: crafted(SHEET.format(_row(1)), {"xl/vbaProject.bin": b"made up"})),
    "macros.ods": ("macros", lambda: zipped({"mimetype": b"x", "Basic/Standard/Module1.xml": b"<x/>"})),
    "last-cell-of-all.xlsx": ("far_cell", _far_cell),
    "rows-300000.xlsx": ("too_many_rows", _many_rows),
    "row-3000.xlsx": ("far_cell", lambda: crafted(SHEET.format(_row(3000)))),
    "rows-300000.csv": ("too_large", lambda: b"1,Atlantis\n" * 300_000),
    "rows-3000.csv": ("too_many_rows", lambda: (text() + "5,Atlantis,XA,1,1,1,1,1,1,1\n" * 3000).encode()),
    "columns-100.csv": ("too_many_columns", lambda: ((",".join(map(str, range(100))) + "\n") * 5).encode()),
    "sheet-bomb.xlsx": ("unpacks_too_large", _sheet_bomb),
    "strings-bomb.xlsx": ("unpacks_too_large", _strings_bomb),
    "lying-about-its-size.xlsx": ("truncated", _lying_size),
    "billion-laughs.xlsx": ("document_type", lambda: crafted(f"{LAUGHS}{SHEET.format('&j;')}")),
    "document-type-in-utf-16.xlsx": ("xml_encoding", _utf16_xml),
    "parts-500.xlsx": ("too_many_parts", lambda: zipped({f"xl/{n}.xml": b"<x/>" for n in range(500)})),
    "text-document.docx": ("other_zip", lambda: zipped({"word/document.xml": b"<x/>"})),
    "formulas-never-computed.xlsx": ("formulas", _formulas),
    "wide-repeat.ods": (
        "far_cell",
        lambda: ods(
            [[1]],
            '<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
            "<text:p>x</text:p></table:table-cell></table:table-row>",
        ),
    ),
    "long-repeat.ods": (
        "too_many_rows",
        lambda: ods(
            [[1]],
            '<table:table-row table:number-rows-repeated="1048570"><table:table-cell office:value-type="string">'
            "<text:p>x</text:p></table:table-cell></table:table-row>",
        ),
    ),
    "other.json": ("other_json", lambda: json.dumps({"tables": {"rankings": [{"rank": 1}]}}).encode()),
    "deep.json": ("other_json", lambda: b'{"tables":' + b"[" * 100_000),
    "broken.pdf": ("truncated", lambda: b"%PDF-1.7\nmade up"),
    "scanned.pdf": ("pdf_without_text", lambda: pdf([])),
    "universities.csv": ("no_ranking", lambda: b"Rank,University,Students\n1,Made-up College,900\n2,Other College,1\n"),
    "prose.txt": ("no_ranking", lambda: b"Dear admin,\nthis is no table.\nYours, made up\n"),
    "nested-20000-deep.html": ("no_ranking", _nested_tables),
    "spans-without-end.html": ("no_ranking", _wide_spans),
    "quotes-never-closed.csv": ("no_ranking", lambda: text().replace("Atlantis", '"Atlantis').encode()),
    "one-line-of-a-megabyte.csv": ("no_ranking", lambda: b"x" * MEGABYTE),
}
"""Each file by its name: the end of the id of the message that says why it is refused, and what makes it."""
