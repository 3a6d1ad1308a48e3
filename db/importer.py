"""Putting rows into the record: read, checked as a whole, and written as one revision.

It does not matter where the rows come from, the shipped files or a person's, nor whether they are all.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from db.checks import check_figures, check_references
from db.csvfiles import Sheet
from db.draft import Draft
from db.edits import Edit, Place, Record, difference, edited
from db.engine import lock_record
from db.errors import Fault, InvalidRecord, RecordMoved
from db.incoming import Incoming, read_sheets
from db.names import replace_derived_names
from db.revisions import SHIPPED, add_revision
from db.rowstore import delete_rows, insert_rows, places_of, update_rows
from db.snapshot import assemble, newest_revision, read_record
from db.tables import TABLES


@dataclass(frozen=True)
class Changes:
    """What is to be changed: rows to put in, and the table and key of those to remove.

    `places` says where rows stand among their kind that were removed and come back.
    """

    sheets: Sequence[Sheet] = ()
    removals: Sequence[Place] = ()
    places: Mapping[Place, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Trial:
    """What a change would do to a record, and what is wrong with it; with any fault nothing is done."""

    edits: tuple[Edit, ...]
    faults: tuple[Fault, ...]


async def apply(
    connection: AsyncConnection,
    changes: Changes,
    *,
    made_by: str,
    summary: str,
    made_at: datetime | None = None,
    expected: int | None = None,
) -> int | None:
    """Carry out a person's changes.

    Returns the number of the revision, or None where nothing would change. Raises InvalidRecord, with all
    that was found wrong, where the record would not be sound afterwards, and RecordMoved where a revision
    other than the one `expected` is the newest. The caller's transaction decides: nothing holds before it is
    committed.
    """
    if made_by == SHIPPED or not made_by:
        raise ValueError(f"a change is made by a person, not by {made_by!r}")
    await lock_record(connection)
    newest = await newest_revision(connection)
    if expected is not None and newest != expected:
        raise RecordMoved(newest)
    current = await read_record(connection)
    # the checks look at every row, and other questions are answered meanwhile
    trial = await asyncio.to_thread(tried, current, changes)
    if trial.faults:
        raise InvalidRecord(trial.faults)
    if not trial.edits:
        return None
    return await write(
        connection, current, trial.edits, made_by=made_by, made_at=made_at or datetime.now(UTC), summary=summary
    )


def tried(current: Record, changes: Changes) -> Trial:
    """What changes would do to a record."""
    incoming = read_sheets(changes.sheets)
    incoming.faults += [
        Fault(table, None, "", key, "the key of a row on record", key)
        for table, key in changes.removals
        if key not in current.get(table, {})
    ]
    edits = difference(current, incoming.rows, changes.removals, changes.places)
    return Trial(edits, tuple(faults_of(edited(current, edits), incoming)))


def check_draft(record: Record, incoming: Incoming) -> None:
    """Raise InvalidRecord where rows could not be read, or the record that they make is not sound."""
    faults = faults_of(record, incoming)
    if faults:
        raise InvalidRecord(faults)


def faults_of(record: Record, incoming: Incoming) -> list[Fault]:
    """What is wrong with the rows that were read, or with the record that they make."""
    draft = Draft(assemble(0, record, ()), incoming.lines, frozenset(incoming.refused))
    # what follows relies on rows that can be read and refer to rows that exist
    return incoming.faults + check_references(draft) or check_figures(draft)


async def write(
    connection: AsyncConnection,
    current: Record,
    edits: Sequence[Edit],
    *,
    made_by: str,
    made_at: datetime,
    summary: str,
    shipped_digest: str | None = None,
) -> int:
    """Carry out edits that were checked, as one revision, and return its number."""
    edits = await _with_places(connection, edits)
    number = await add_revision(
        connection,
        [edit.as_change() for edit in edits],
        made_by=made_by,
        made_at=made_at,
        summary=summary,
        shipped_digest=shipped_digest,
    )
    for table in TABLES:
        own = [edit for edit in edits if edit.table is table]
        new = [(edit.after, edit.place) for edit in own if edit.before is None and edit.after is not None]
        changed = [edit.after for edit in own if edit.before is not None and edit.after is not None]
        await insert_rows(connection, table, [row for row, _ in new], [place for _, place in new])
        await update_rows(connection, table, changed)
    for table in reversed(TABLES):
        gone = [edit.before for edit in edits if edit.table is table and edit.after is None and edit.before]
        await delete_rows(connection, table, gone)
    await replace_derived_names(connection, assemble(number, edited(current, edits), ()))
    return number


async def _with_places(connection: AsyncConnection, edits: Sequence[Edit]) -> list[Edit]:
    """The edits, removals with the place from which they take their row."""
    placed = []
    for edit in edits:
        if edit.after is None and edit.before is not None:
            [place] = await places_of(connection, edit.table, [edit.before])
            placed.append(replace(edit, place=place))
        else:
            placed.append(edit)
    return placed
