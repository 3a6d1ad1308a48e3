"""The lines of a PDF, as an older report of WIPO's comes. Needs the extra `pdf`."""

from __future__ import annotations

import io

from editing.files import bounds
from editing.files.contents import Contents, FileRefused, Grid, GridRow

PAGES = 30


def read_pdf(content: bytes) -> Contents:
    """The lines of text of its first pages, to be read as if they had been pasted. Raises FileRefused."""
    try:
        import pdfplumber
    except ModuleNotFoundError as error:
        raise FileRefused("pdf") from error
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            pages = [page.extract_text() or "" for page in document.pages[:PAGES]]
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever a broken file leads it to
        raise FileRefused("truncated") from error
    lines = [line.strip() for page in pages for line in page.splitlines() if line.strip()]
    if not lines:
        raise FileRefused("pdf_without_text")
    if len(lines) > bounds.ROWS:
        raise FileRefused("too_many_rows", count=len(lines), rows=bounds.ROWS)
    rows = tuple(GridRow(number, (line[: bounds.CELL_CHARACTERS],)) for number, line in enumerate(lines, 1))
    return Contents("PDF", None, (Grid("", rows),))
