"""Putting rows into the record: read, checked as a whole, and written as one revision.

It does not matter where the rows come from, the shipped files or a person's, nor whether they are all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from db.checks import check_figures, check_references
from db.csvfiles import Sheet
from db.draft import Draft
from db.edits import Edit, Record, difference, edited
from db.engine import lock_record
from db.errors import Fault, InvalidRecord
from db.incoming import Incoming, read_sheets
from db.names import replace_derived_names
from db.revisions import SHIPPED, add_revision
from db.rowstore import delete_rows, insert_rows, update_rows
from db.snapshot import assemble, read_record
from db.tables import TABLES


async def apply(
    connection: AsyncConnection,
    sheets: Sequence[Sheet] = (),
    *,
    removals: Sequence[tuple[str, str]] = (),
    made_by: str,
    summary: str,
    made_at: datetime | None = None,
) -> int | None:
    """Put a person's rows into the record, and remove those whose table and key stand in `removals`.

    Returns the number of the revision, or None where nothing would change. Raises InvalidRecord, with all
    that was found wrong, where the record would not be sound afterwards. The caller's transaction decides:
    nothing holds before it is committed.
    """
    if made_by == SHIPPED or not made_by:
        raise ValueError(f"a change is made by a person, not by {made_by!r}")
    await lock_record(connection)
    current = await read_record(connection)
    incoming = read_sheets(sheets)
    incoming.faults += [
        Fault(table, None, "", key, "the key of a row on record", key)
        for table, key in removals
        if key not in current.get(table, {})
    ]
    edits = difference(current, incoming.rows, removals)
    check_draft(edited(current, edits), incoming)
    if not edits:
        return None
    return await write(
        connection, current, edits, made_by=made_by, made_at=made_at or datetime.now(UTC), summary=summary
    )


def check_draft(record: Record, incoming: Incoming) -> None:
    """Raise InvalidRecord where rows could not be read, or the record that they make is not sound."""
    draft = Draft(assemble(0, record, ()), incoming.lines, frozenset(incoming.refused))
    # what follows relies on rows that can be read and refer to rows that exist
    faults = incoming.faults + check_references(draft) or check_figures(draft)
    if faults:
        raise InvalidRecord(faults)


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
        new = [edit.after for edit in own if edit.before is None and edit.after is not None]
        changed = [edit.after for edit in own if edit.before is not None and edit.after is not None]
        await insert_rows(connection, table, new)
        await update_rows(connection, table, changed)
    for table in reversed(TABLES):
        gone = [edit.before for edit in edits if edit.table is table and edit.after is None and edit.before]
        await delete_rows(connection, table, gone)
    await replace_derived_names(connection, assemble(number, edited(current, edits), ()))
    return number
