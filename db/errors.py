"""What can go wrong with the store, each as one sentence for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class StoreError(Exception):
    """The database can't be used; the message names it (never its password) and the remedy."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a table that was to be imported.

    `line` counts from 1 with the header; it is None for a row that is already in the store, and then `key`
    says which. `column` is "" where the row or the table as a whole is wrong.
    """

    table: str
    line: int | None
    column: str
    read: str
    expected: str
    key: str = ""

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else f"the row {self.key} on record" if self.key else "the table"
        column = f", column {self.column}" if self.column else ""
        return f"{self.table}, {place}{column}: read “{shorten(self.read)}”, expected {self.expected}"


class RecordMoved(Exception):  # noqa: N818 - it names what happened
    """Another revision was made since a change was computed; `newest` is its number, and nothing was written."""

    def __init__(self, newest: int) -> None:
        self.newest = newest
        super().__init__(f"Nothing was changed: the record has moved on to revision {newest} meanwhile.")


class ChangeClosed(Exception):  # noqa: N818 - it names what happened
    """A change that waited is not open any more: it was applied, cancelled or has expired. Nothing was written.

    `revision` is the one that it became, where it was applied.
    """

    def __init__(self, revision: int | None = None) -> None:
        self.revision = revision
        became = f"it became revision {revision}" if revision else "it was cancelled or has expired"
        super().__init__(f"That change is not open any more: {became}.")


class InvalidRecord(Exception):  # noqa: N818 - it names what was refused, as a person reads it
    """Tables that can't be imported. `faults` holds everything found wrong; nothing was written."""

    SHOWN = 20
    """How many faults the message spells out; a person mends a few and tries again."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(str(self))

    def __str__(self) -> str:
        count = len(self.faults)
        lines = [f"Nothing was imported: {count} {'thing needs' if count == 1 else 'things need'} mending."]
        lines += [str(fault) for fault in self.faults[: self.SHOWN]]
        if count > self.SHOWN:
            lines.append(f"… and {count - self.SHOWN} more.")
        return "\n".join(lines)


def shorten(text: str, limit: int = 80) -> str:
    """The beginning of a text, on one line and marked as cut where it was longer."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
