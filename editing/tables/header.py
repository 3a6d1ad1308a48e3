"""Finds the row that names the columns, wherever it stands, and what each of them is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from editing.files.contents import Cell, GridRow
from questions.normalise import normal_form

NEEDED = "cluster"
RANKS = ("rank", "intensity_rank")
PER_HEAD = frozenset({"pct_per_million", "publications_per_million", "vc_per_million"})
COUNTS = frozenset({"pct_applications", "publications", "vc_deals"})
SHARE_OF = {"pct_applications": "pct_share", "publications": "publication_share", "vc_deals": "vc_share"}
"""What a count is where its title has a sign for percent: "PCT, %"."""

LOOKED_AT = 60
"""Rows from the top among which the header is looked for."""


@dataclass(frozen=True)
class Header:
    """Where the rows begin, the columns that are known by their places, and the names of the others."""

    below: int
    columns: Mapping[int, str]
    ignored: tuple[str, ...]

    @property
    def by_intensity(self) -> bool:
        """Whether the table ranks by output per head and not by size."""
        return "rank" not in self.columns.values()


@dataclass(frozen=True)
class Words:
    """Words that all stand in the header of a column."""

    column: str
    all: frozenset[str]


@cache
def names() -> Mapping[str, str]:
    """Every name of a column, in the form in which headers are compared, and the column."""
    listed: dict[str, list[str]] = _data()["names"]
    return {key(name): column for column, each in listed.items() for name in each}


@cache
def words() -> tuple[Words, ...]:
    """What tells a column whose name is not listed."""
    return tuple(Words(entry["column"], frozenset(entry["all"])) for entry in _data()["words"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("editing.tables") / "columns.toml").read_text(encoding="utf-8"))


def key(name: str) -> str:
    """A name as names of columns are compared: without numbers, such as the year of a rank."""
    if name.strip() in {"#", "№"}:
        return "#"
    return " ".join(word for word in normal_form(name) if not word.isdecimal())


def year_in(name: str) -> int | None:
    """The year in a name such as "Rank 2023"."""
    years = [int(word) for word in normal_form(name) if word.isdecimal() and len(word) == 4 and word[:2] == "20"]
    return years[0] if len(years) == 1 else None


def find_header(rows: Sequence[GridRow]) -> Header | None:
    """The row, or two rows together, that names most columns; None where no row names a rank and a cluster."""
    best: Header | None = None
    for place, row in enumerate(rows[:LOOKED_AT]):
        for height in (1, 2):
            below = rows[place : place + height]
            if len(below) == height:
                found = _read(row.cells if height == 1 else _joined(row.cells, below[1].cells), place + height)
                if found and (best is None or len(found.columns) > len(best.columns)):
                    best = found
    return best


def nearest(rows: Sequence[GridRow]) -> tuple[str, ...]:
    """The row that looks most like a header, to show a person what was found instead."""
    wordy = [row for row in rows[:LOOKED_AT] if sum(isinstance(c, str) and bool(c.strip()) for c in row.cells) > 1]
    return tuple(str(cell) for cell in wordy[0].cells if str(cell).strip())[:8] if wordy else ()


def _joined(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[Cell, ...]:
    width = max(len(upper), len(lower))
    pairs = ((_at(upper, place), _at(lower, place)) for place in range(width))
    return tuple(one if one == other else f"{one} {other}".strip() for one, other in pairs)


def _at(cells: Sequence[Cell], place: int) -> str:
    return str(cells[place]) if place < len(cells) else ""


def _read(cells: Sequence[Cell], below: int) -> Header | None:
    named = {place: str(cell).strip() for place, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()}
    columns: dict[int, str] = {}
    ignored: list[str] = []
    ranks: list[tuple[int, int | None]] = []
    for place, name in named.items():
        column = _column(name)
        if column == "rank":
            ranks.append((place, year_in(name)))
        elif column is None or column in columns.values():
            ignored.append(" ".join(name.split()))
        else:
            columns[place] = column
    columns |= _ranks(ranks, "printed_previous_rank" in columns.values())
    if any(column in PER_HEAD for column in columns.values()) and not any(c in COUNTS for c in columns.values()):
        columns = _by_intensity(columns)
    if NEEDED not in columns.values() or not any(rank in columns.values() for rank in RANKS):
        return None
    return Header(below, columns, tuple(ignored))


def _column(name: str) -> str | None:
    wanted = key(name)
    if found := names().get(wanted):
        return SHARE_OF.get(found, found) if "%" in name else found
    held = set(wanted.split())
    return next((entry.column for entry in words() if entry.all <= held), None)


def _ranks(ranks: list[tuple[int, int | None]], has_previous: bool) -> dict[int, str]:
    """Of several ranks, the one of the newest year, or the one without a year, is this edition's."""
    if not ranks:
        return {}
    newest_first = sorted(ranks, key=lambda one: (one[1] is not None, -(one[1] or 0)))
    found = {newest_first[0][0]: "rank"}
    if len(newest_first) > 1 and not has_previous:
        found[newest_first[1][0]] = "printed_previous_rank"
    return found


def _by_intensity(columns: dict[int, str]) -> dict[int, str]:
    """The ranking by intensity: its ranks are not those by size, and its totals are no sums of shares."""
    renamed = {"rank": "intensity_rank"}
    if "intensity_rank" in columns.values():
        renamed = {}
    dropped = {"score", "printed_previous_rank", "printed_rank_change"}
    return {place: renamed.get(column, column) for place, column in columns.items() if column not in dropped}
