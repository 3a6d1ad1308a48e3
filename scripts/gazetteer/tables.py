"""Reading the hand-written tables and writing the data files."""

from collections.abc import Iterable, Sequence
from pathlib import Path

BY_HAND = Path(__file__).parent / "by_hand"
_SEPARATOR = "\t"


def read(name: str) -> list[dict[str, str]]:
    """The rows of a hand-written table; raises ValueError naming the line that has not as many cells as the header."""
    lines = (BY_HAND / name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split(_SEPARATOR)
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split(_SEPARATOR)
        if len(cells) != len(header):
            raise ValueError(f"{name}, line {number}: {len(cells)} cells, the header has {len(header)}")
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def lines(name: str) -> list[str]:
    """The words of a hand-written list, any number on a line; what follows a # is a remark."""
    text = (BY_HAND / name).read_text(encoding="utf-8")
    return [word for line in text.splitlines() for word in line.split("#")[0].split()]


def as_tsv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A header and the rows, sorted and each but once; raises ValueError for a cell with a tab or line end in it."""
    unique = sorted({tuple(row) for row in rows})
    for row in unique:
        if len(row) != len(header) or any(mark in cell for cell in row for mark in "\t\r\n"):
            raise ValueError(f"not a row of {'/'.join(header)}: {row!r}")
    return "".join(_SEPARATOR.join(row) + "\n" for row in (tuple(header), *unique))


def write(path: Path, text: str) -> None:
    """Replaces a file in one step, so that a reader never sees half of it."""
    partial = path.with_suffix(path.suffix + ".partial")
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(path)
