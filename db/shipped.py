"""The record that comes with the product: imported at the first start, and again when a newer one comes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from db.csvfiles import digest, read_folder
from db.edits import Edit, Record, difference, edited
from db.engine import lock_record
from db.errors import InvalidRecord
from db.importer import check_draft, write
from db.incoming import Incoming, read_sheets
from db.revisions import SHIPPED, has_imported, touched_by_people
from db.snapshot import read_record

log = logging.getLogger(__name__)

OnProgress = Callable[[str, float], None]
"""Called with what is being done, for a person to read, and how much of all is done, from 0 to 1."""


async def import_shipped(connection: AsyncConnection, folder: Path, on_progress: OnProgress) -> int | None:
    """Import the shipped record unless that was done, and return the number of the revision that it made.

    Rows that a person has added, changed or removed stay as they are. What the new record no longer holds is
    removed, for a figure is withdrawn because it was wrong.
    """
    await lock_record(connection)
    wanted = digest(folder)
    if await has_imported(connection, wanted):
        return None
    on_progress("Reading the record", 0.3)
    incoming = read_sheets(read_folder(folder))
    on_progress("Checking every figure", 0.5)
    check_draft(incoming.rows, incoming)
    current = await read_record(connection)
    edits = await _edits(connection, current, incoming)
    kept = _without_clashes(current, edits, incoming) if any(current.values()) else edits
    on_progress("Writing the record", 0.7)
    return await write(
        connection,
        current,
        kept,
        made_by=SHIPPED,
        made_at=datetime.now(UTC),
        summary=_summary(kept, len(edits) - len(kept)),
        shipped_digest=wanted,
    )


async def _edits(connection: AsyncConnection, current: Record, incoming: Incoming) -> tuple[Edit, ...]:
    touched = await touched_by_people(connection)
    withdrawn = [(name, key) for name, rows in current.items() for key in rows if key not in incoming.rows[name]]
    edits = difference(current, incoming.rows, withdrawn)
    return tuple(edit for edit in edits if (edit.table.name, edit.key) not in touched)


def _without_clashes(current: Record, edits: tuple[Edit, ...], incoming: Incoming) -> tuple[Edit, ...]:
    """Hold back what does not fit with what people changed, so that the record stays sound.

    First the edits that the faults name, as long as that helps; then every removal; at last all of them.
    """
    while edits:
        try:
            check_draft(edited(current, edits), incoming)
        except InvalidRecord as error:
            faulty = {(fault.table, fault.key) for fault in error.faults}
            fewer = tuple(edit for edit in edits if (edit.table.name, edit.key) not in faulty)
            if len(fewer) == len(edits):
                fewer = tuple(edit for edit in edits if edit.after is not None)
            edits = fewer if len(fewer) < len(edits) else ()
            for fault in error.faults:
                log.warning("Part of the shipped record is held back: %s", fault)
        else:
            break
    return edits


def _summary(edits: Sequence[Edit], held_back: int) -> str:
    added = sum(edit.before is None for edit in edits)
    removed = sum(edit.after is None for edit in edits)
    counts = f"{added} rows added, {len(edits) - added - removed} changed, {removed} removed"
    clashes = f"; {held_back} held back, as they clash with what was changed here" if held_back else ""
    return f"The shipped record: {counts}{clashes}"
