"""One row of a table put together with the row on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from db.cells import SIGNED_COLUMNS, Cells
from db.columns import SEPARATOR
from db.tables import TABLE_OF
from editing.tables.reading import Figure

WIPO = "wipo-"


@dataclass(frozen=True)
class Disagreement:
    """A figure of a row that the table has otherwise than the record."""

    column: str
    recorded: str
    read: str


@dataclass(frozen=True)
class Merged:
    """The row as it would be, and where the record and the table disagree."""

    cells: Cells
    disagreements: tuple[Disagreement, ...]


def blank_row(edition: int, cluster: str) -> Cells:
    """A row of rankings with nothing in it yet."""
    return dict.fromkeys(TABLE_OF["rankings"].columns, "") | {"edition": str(edition), "cluster": cluster}


def merge(
    old: Cells | None, blank: Cells, figures: Mapping[str, Figure], source: str, *, wins: bool, is_wipos: bool
) -> Merged:
    """Fill what the record leaves open, keep what agrees, and set apart what does not.

    Where the table does not win, the row keeps its figure; a rank is then disputed.
    """
    cells = dict(old or blank)
    disagreements: list[Disagreement] = []
    used = False
    for column, figure in figures.items():
        read, recorded = cell_of(column, figure), cells[column]
        if not recorded or is_more_exact(recorded, read):
            cells[column], used = read, True
        elif is_same(recorded, read):
            used = True
        else:
            disagreements.append(Disagreement(column, recorded, read))
            if wins:
                cells[column], used = read, True
    disputed = not wins and any(one.column == "rank" for one in disagreements)
    if used:
        cells["source_ids"] = with_source(cells["source_ids"], source)
    cells["status"] = _status(cells, disputed=disputed, settled=(wins or is_wipos) and "rank" in figures)
    return Merged(cells, tuple(disagreements))


def cell_of(column: str, figure: Figure) -> str:
    """A figure as the cell of a row."""
    if isinstance(figure, Decimal):
        return f"{figure:f}"
    return f"{figure:+d}" if column in SIGNED_COLUMNS and figure else str(figure)


def is_same(recorded: str, read: str) -> bool:
    """Whether two cells give one figure, in however many places."""
    return Decimal(recorded) == Decimal(read) or is_more_exact(read, recorded)


def is_more_exact(recorded: str, read: str) -> bool:
    """Whether what was read has more places than what is recorded, and rounds to it."""
    old, new = Decimal(recorded), Decimal(read)
    places = _places(old)
    return _places(new) > places and abs(new - old) <= Decimal(5).scaleb(-places - 1) and new != old


def _places(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def with_source(source_ids: str, source: str) -> str:
    """The sources of a row and one more; WIPO's own stand first."""
    ids = [one for one in source_ids.split(SEPARATOR) if one]
    return SEPARATOR.join(wipos_first([*ids, source]))


def wipos_first(ids: Sequence[str]) -> list[str]:
    """Each source once, WIPO's own before all others."""
    return sorted(dict.fromkeys(ids), key=lambda one: not one.startswith(WIPO))


def _status(cells: Cells, *, disputed: bool, settled: bool) -> str:
    if disputed or (cells["status"] == "disputed" and not settled):
        return "disputed"
    sources = cells["source_ids"].split(SEPARATOR)
    return "confirmed" if sources[0].startswith(WIPO) or len(sources) > 1 else "single"
