"""Rows that are added, or replaced where one with the same key is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import Base


async def upsert(connection: AsyncConnection, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Add the rows; of those whose primary key is there already, set every other column that they name."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # costs a start on SQLite 20 ms

        statement: Any = postgresql.insert(model)
    else:
        statement = sqlite.insert(model)
    keys = [column.name for column in model.__table__.primary_key]
    others = {name: getattr(statement.excluded, name) for name in rows[0] if name not in keys}
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), list(rows))
