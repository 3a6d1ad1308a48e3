"""Bringing a database to today's schema, safely while other processes start on the same one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Connection, column, inspect, select, table, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import NullPool

from db.engine import SQLITE, lock_record, make_engine, reading, writing
from db.errors import StoreError
from db.migrations import NEWEST
from db.sqlitefile import make_ready
from db.trouble import place

VERSION_TABLE = "alembic_version"


async def prepare(url: URL, on_migration: Callable[[], None]) -> None:
    """Make the database, or check it, and bring it to today's schema; `on_migration` is called before that.

    Raises StoreError where it is damaged, belongs to another program or was made by a newer version.
    """
    if url.drivername == SQLITE:
        await asyncio.to_thread(make_ready, Path(url.database or ""), VERSION_TABLE)
    engine = make_engine(url, foreign_keys=False, pool=NullPool)
    try:
        async with reading(engine) as connection:
            version = await _version(connection)
        if version != NEWEST:
            on_migration()
            await _migrate(engine, url)
    finally:
        await engine.dispose()


async def _migrate(engine: AsyncEngine, url: URL) -> None:
    # Alembic takes as long to import as all the rest, and is needed once in the life of a schema
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    alembic = Config(str(Path(__file__).parent / "alembic.ini"))
    steps = {step.revision for step in ScriptDirectory.from_config(alembic).walk_revisions()}

    def upgrade(connection: Connection) -> None:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, "head")

    async with writing(engine) as connection:
        await lock_record(connection)
        version = await _version(connection)
        if version == NEWEST:
            return
        if version is not None and version not in steps:
            raise StoreError(
                f"{place(url)} was made by a newer clusterbot (its schema is {version}, and this one knows"
                f" {NEWEST}): install the newest clusterbot, or name another database in DATABASE_URL."
            )
        await connection.run_sync(upgrade)
        if url.drivername == SQLITE and (await connection.execute(text("PRAGMA foreign_key_check"))).first():
            raise StoreError(f"{place(url)} holds rows that refer to nothing, so it was not changed.")


async def _version(connection: AsyncConnection) -> str | None:
    """The schema's revision; None for a database without one."""
    if VERSION_TABLE not in await connection.run_sync(_tables):
        return None
    version: str | None = await connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
    return version


def _tables(connection: Connection) -> list[str]:
    return inspect(connection).get_table_names()
