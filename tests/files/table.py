"""A made-up ranking, and its rows in many spellings. No figure, place or page in it is real."""

from __future__ import annotations

from typing import NamedTuple


class MadeUp(NamedTuple):
    """A row of the made-up ranking of 2031."""

    rank: int
    name: str
    economy: str
    pct: int
    publications: int
    pct_share: str
    publication_share: str
    total: str
    previous: int
    change: str


ROWS = (
    MadeUp(1, "Atlantis", "XA", 10000, 20000, "5.0", "2.0", "7.0", 1, "0"),
    MadeUp(2, "Avalon–Camelot", "XA", 6000, 15000, "3.0", "1.5", "4.5", 3, "+1"),
    MadeUp(3, "El Dorado, ZZ", "XA", 4000, 12000, "2.0", "1.2", "3.2", 2, "-1"),
    MadeUp(4, "Shangri La", "XB", 2000, 9000, "1.0", "0.9", "1.9", 4, "0"),
)
HEADER = (
    "Rank",
    "Cluster name",
    "Economy",
    "PCT applications",
    "Scientific publications",
    "Share of total PCT filings, %",
    "Share of total pubs, %",
    "Total",
    "Previous rank",
    "Rank change",
)
COLUMNS = (
    "rank",
    "cluster",
    "economy",
    "pct_applications",
    "publications",
    "pct_share",
    "publication_share",
    "score",
    "printed_previous_rank",
    "printed_rank_change",
)


def cells() -> list[list[str]]:
    """The rows as text."""
    return [[str(cell) for cell in row] for row in ROWS]


def text(separator: str = ",", end: str = "\n", header: tuple[str, ...] = HEADER) -> str:
    """The table as a text with a separator."""
    rows = [list(header), *cells()]
    return end.join(separator.join(_quoted(cell, separator) for cell in row) for row in rows) + end


def _quoted(cell: str, separator: str) -> str:
    return f'"{cell}"' if separator in cell or "\n" in cell else cell
