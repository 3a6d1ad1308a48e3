"""The numbered history of the record: who changed what, when, and how each row was before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.cells import Cells
from db.models import ChangeRow, RevisionRow
from db.snapshot import newest_revision

SHIPPED = "shipped"
"""Who made the revisions that import the shipped record; nobody else may go by this name."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the record before and after; None where it was not there."""

    table: str
    key: str
    before: Cells | None
    after: Cells | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One import or edit, applied as a whole. `made_at` is in UTC."""

    number: int
    made_at: datetime
    made_by: str
    summary: str
    changes: tuple[Change, ...]


async def add_revision(
    connection: AsyncConnection,
    changes: Sequence[Change],
    *,
    made_by: str,
    made_at: datetime,
    summary: str,
    shipped_digest: str | None = None,
) -> int:
    """Record a revision and return its number. The caller holds the record's lock."""
    number = await newest_revision(connection) + 1
    revision = {
        "number": number,
        "made_at": made_at,
        "made_by": made_by,
        "summary": summary,
        "shipped_digest": shipped_digest,
    }
    await connection.execute(insert(RevisionRow), revision)
    rows = [
        {
            "revision": number,
            "position": position,
            "table": change.table,
            "key": change.key,
            "before": change.before,
            "after": change.after,
        }
        for position, change in enumerate(changes)
    ]
    if rows:
        await connection.execute(insert(ChangeRow), rows)
    return number


async def read_revision(connection: AsyncConnection, number: int) -> Revision | None:
    """A revision with its changes in the order in which they were made."""
    revision = RevisionRow
    head = select(revision.made_at, revision.made_by, revision.summary).where(revision.number == number)
    found = (await connection.execute(head)).one_or_none()
    if found is None:
        return None
    change = ChangeRow
    query = select(change.table, change.key, change.before, change.after)
    rows = await connection.execute(query.where(change.revision == number).order_by(change.position))
    return Revision(number, found.made_at, found.made_by, found.summary, tuple(Change(*row) for row in rows))


async def touched_by_people(connection: AsyncConnection) -> frozenset[tuple[str, str]]:
    """Table and key of every row that a person has added, changed or removed."""
    query = (
        select(ChangeRow.table, ChangeRow.key)
        .join(RevisionRow, RevisionRow.number == ChangeRow.revision)
        .where(RevisionRow.made_by != SHIPPED)
        .distinct()
    )
    return frozenset((table, key) for table, key in await connection.execute(query))


async def has_imported(connection: AsyncConnection, digest: str) -> bool:
    """Whether a shipped record has been imported, be it that a newer one was since."""
    query = select(RevisionRow.number).where(RevisionRow.shipped_digest == digest)
    return await connection.scalar(query) is not None
