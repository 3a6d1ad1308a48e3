"""What has to be done to the record's rows, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.cells import cells_of
from db.revisions import Change
from db.tables import TABLE_OF, TABLES, RecordTable, Row, Rows

Record = Mapping[str, Rows]
"""All rows of every kind, by the name of their table and their key."""


@dataclass(frozen=True)
class Edit:
    """One row to add, replace or remove."""

    table: RecordTable
    key: str
    before: Row | None
    after: Row | None
    place: int | None = None
    """Where a row stands, or stood, among its kind; None for a new one that goes to the end."""

    def as_change(self) -> Change:
        """The edit as the history keeps it."""
        before = None if self.before is None else cells_of(self.table, self.before)
        after = None if self.after is None else cells_of(self.table, self.after)
        return Change(self.table.name, self.key, before, after, self.place if after is None else None)


Place = tuple[str, str]
"""The table and the key of a row."""


def difference(
    current: Record,
    rows: Mapping[str, Rows],
    removals: Iterable[Place] = (),
    places: Mapping[Place, int] | None = None,
) -> tuple[Edit, ...]:
    """What has to be done so that the record holds `rows` and no longer what is to be removed.

    New rows go to the end of their kind, unless `places` says where they stand.
    """
    wanted = places or {}
    edits = []
    for table in TABLES:
        for key, after in rows[table.name].items():
            before = current[table.name].get(key)
            # equal decimals may be printed with different places, which is a change all the same
            if before is None or cells_of(table, before) != cells_of(table, after):
                edits.append(Edit(table, key, before, after, wanted.get((table.name, key))))
    for name, key in removals:
        before = current.get(name, {}).get(key)
        if before is not None:
            edits.append(Edit(TABLE_OF[name], key, before, None))
    return tuple(edits)


def edited(current: Record, edits: Iterable[Edit]) -> Record:
    """The record as it would be after the edits."""
    record = {name: dict(rows) for name, rows in current.items()}
    for edit in edits:
        if edit.after is None:
            del record[edit.table.name][edit.key]
        else:
            record[edit.table.name][edit.key] = edit.after
    return record
