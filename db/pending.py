"""Changes that were proposed and wait to be confirmed, so that a restart forgets none of them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.errors import ChangeClosed
from db.models import PendingRow

KEPT = timedelta(days=1)
"""How long a change waits. After a day nobody remembers what it was about."""


@dataclass(frozen=True)
class Pending:
    """A change that waits. `request` is what was asked for; `content` the file that it came in."""

    id: str
    admin: int
    made_at: datetime
    kind: str
    request: dict[str, Any]
    content: bytes | None
    state: str
    base_revision: int | None
    revision: int | None


async def add(
    connection: AsyncConnection,
    admin: int,
    kind: str,
    request: dict[str, Any],
    at: datetime,
    content: bytes | None = None,
) -> str:
    """Keep a change until it is confirmed, and return its id. Those before it of the same admin are cancelled."""
    await forget_old_pending(connection, at)
    await _close(connection, admin)
    row = {
        "id": secrets.token_hex(6),
        "admin": admin,
        "made_at": at,
        "kind": kind,
        "request": request,
        "content": content,
        "state": "open",
    }
    await connection.execute(insert(PendingRow), row)
    return str(row["id"])


async def forget_old_pending(connection: AsyncConnection, now: datetime) -> None:
    """Delete what has waited for more than a day, and what became of others that were begun before."""
    await connection.execute(delete(PendingRow).where(PendingRow.made_at < now - KEPT))


async def _close(connection: AsyncConnection, admin: int) -> None:
    mine = (PendingRow.admin == admin) & (PendingRow.state == "open")
    await connection.execute(update(PendingRow).where(mine).values(state="cancelled", content=None))


async def read(connection: AsyncConnection, id_: str, now: datetime) -> Pending | None:
    """A change that was kept, whatever became of it, until it expires."""
    return await _one(connection, PendingRow.id == id_, now)


async def open_of(connection: AsyncConnection, admin: int, now: datetime) -> Pending | None:
    """The change of an admin that waits, if there is one."""
    return await _one(connection, (PendingRow.admin == admin) & (PendingRow.state == "open"), now)


async def _one(connection: AsyncConnection, which: Any, now: datetime) -> Pending | None:
    row = PendingRow
    query = select(
        row.id, row.admin, row.made_at, row.kind, row.request, row.content, row.state, row.base_revision, row.revision
    )
    found = (await connection.execute(query.where(which, row.made_at >= now - KEPT))).one_or_none()
    return Pending(*found) if found else None


async def amend(connection: AsyncConnection, id_: str, request: dict[str, Any], base_revision: int | None) -> None:
    """Note what was answered, and the revision against which the preview was computed."""
    values = {"request": request, "base_revision": base_revision}
    await connection.execute(update(PendingRow).where(PendingRow.id == id_, PendingRow.state == "open").values(values))


async def cancel(connection: AsyncConnection, id_: str) -> bool:
    """Give a change up; whether it was still open."""
    which = (PendingRow.id == id_) & (PendingRow.state == "open")
    done = await connection.execute(update(PendingRow).where(which).values(state="cancelled", content=None))
    return done.rowcount == 1


async def close_applied(connection: AsyncConnection, id_: str, revision: int | None) -> None:
    """Mark a change as applied, in the transaction that applies it. Raises ChangeClosed where it is not open."""
    which = (PendingRow.id == id_) & (PendingRow.state == "open")
    values = {"state": "applied", "revision": revision, "content": None}
    done = await connection.execute(update(PendingRow).where(which).values(values))
    if done.rowcount != 1:
        became = await connection.scalar(select(PendingRow.revision).where(PendingRow.id == id_))
        raise ChangeClosed(became)
