"""The numbered history of the record: who changed what, when, and how each row was before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
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
    place: int | None = None
    """Where a removed row stood among its kind."""


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
            "place": change.place,
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
    query = select(change.table, change.key, change.before, change.after, change.place)
    rows = await connection.execute(query.where(change.revision == number).order_by(change.position))
    return Revision(number, found.made_at, found.made_by, found.summary, tuple(Change(*row) for row in rows))


@dataclass(frozen=True, slots=True)
class Heading:
    """A revision without its rows: how many it added, changed and removed."""

    number: int
    made_at: datetime
    made_by: str
    summary: str
    added: int
    changed: int
    removed: int


async def list_revisions(connection: AsyncConnection, limit: int) -> tuple[Heading, ...]:
    """The newest revisions, newest first."""
    revision, change = RevisionRow, ChangeRow
    query = (
        select(
            revision.number,
            revision.made_at,
            revision.made_by,
            revision.summary,
            func.count().filter(change.before.is_(None), change.revision.is_not(None)),
            func.count().filter(change.before.is_not(None), change.after.is_not(None)),
            func.count().filter(change.after.is_(None), change.revision.is_not(None)),
        )
        .outerjoin(change, change.revision == revision.number)
        .group_by(revision.number, revision.made_at, revision.made_by, revision.summary)
        .order_by(revision.number.desc())
        .limit(limit)
    )
    return tuple(Heading(*row) for row in await connection.execute(query))


async def touched_after(connection: AsyncConnection, number: int) -> dict[tuple[str, str], int]:
    """Table and key of every row that later revisions touched, with the newest of those."""
    query = select(ChangeRow.table, ChangeRow.key, func.max(ChangeRow.revision)).where(ChangeRow.revision > number)
    found = await connection.execute(query.group_by(ChangeRow.table, ChangeRow.key))
    return {(table, key): newest for table, key, newest in found}


async def touched_by_people(connection: AsyncConnection) -> frozenset[tuple[str, str]]:
    """Table and key of every row that a person has added, changed or removed, unless that was undone since."""
    change, revision = ChangeRow, RevisionRow
    query = select(change.table, change.key, change.after, revision.made_by)
    query = query.join(revision, revision.number == change.revision).order_by(change.revision, change.position)
    newest: dict[tuple[str, str], Cells | None] = {}
    shipped: dict[tuple[str, str], Cells | None] = {}
    touched: set[tuple[str, str]] = set()
    for table, key, after, made_by in await connection.execute(query):
        newest[table, key] = after
        if made_by == SHIPPED:
            shipped[table, key] = after
        else:
            touched.add((table, key))
    return frozenset(row for row in touched if newest[row] != shipped.get(row))


async def has_imported(connection: AsyncConnection, digest: str) -> bool:
    """Whether a shipped record has been imported, be it that a newer one was since."""
    query = select(RevisionRow.number).where(RevisionRow.shipped_digest == digest)
    return await connection.scalar(query) is not None
