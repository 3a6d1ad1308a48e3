"""What has to be changed so that a revision is undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from db.csvfiles import Line, Sheet
from db.edits import Place
from db.importer import Changes
from db.revisions import Revision


@dataclass(frozen=True)
class Reversal:
    """The changes that undo a revision, and the rows of it that later revisions touched, with the newest of those."""

    changes: Changes
    overtaken: Mapping[Place, int]


def reversal(
    revision: Revision, touched_later: Mapping[Place, int], on_record: Mapping[str, Mapping[str, object]]
) -> Reversal:
    """How to undo a revision: each of its rows becomes what it was before.

    Raises ValueError for the first revision, without which there is no record.
    """
    if revision.number == 1:
        raise ValueError("the first revision is the record itself")
    lines: dict[str, list[Line]] = defaultdict(list)
    removals: list[Place] = []
    places: dict[Place, int] = {}
    overtaken: dict[Place, int] = {}
    for number, change in enumerate(revision.changes, 1):
        row = (change.table, change.key)
        if row in touched_later:
            overtaken[row] = touched_later[row]
        if change.before is not None:
            lines[change.table].append(Line(number, change.before))
            if change.place is not None:
                places[row] = change.place
        elif change.key in on_record[change.table]:
            removals.append(row)
    sheets = tuple(Sheet(table, tuple(rows)) for table, rows in lines.items())
    return Reversal(Changes(sheets, tuple(removals), places), overtaken)
