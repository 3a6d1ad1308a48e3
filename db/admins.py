"""The people whom an owner has made admins."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import AdminRow


async def read_admins(connection: AsyncConnection) -> tuple[int, ...]:
    """Their ids, the first to be made one first."""
    found = await connection.scalars(select(AdminRow.person).order_by(AdminRow.added_at, AdminRow.person))
    return tuple(found)


async def add_admin(connection: AsyncConnection, person: int, by: int, at: datetime) -> bool:
    """Make somebody an admin; False where they are one already."""
    if await connection.scalar(select(AdminRow.person).where(AdminRow.person == person)) is not None:
        return False
    await connection.execute(insert(AdminRow), {"person": person, "added_by": by, "added_at": at})
    return True


async def remove_admin(connection: AsyncConnection, person: int) -> bool:
    """Take somebody's rights away; False where they had none."""
    done = await connection.execute(delete(AdminRow).where(AdminRow.person == person))
    return done.rowcount == 1
