"""How Alembic runs the migrations: on the connection that the store hands over, or on one of its own."""

import asyncio
import os
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlalchemy.pool import NullPool

from db.columns import DecimalText, Instant, Words
from db.engine import default_url, lock_record, make_engine, read_url, writing
from db.models import Base

PLAIN_TYPES: dict[type, str] = {
    DecimalText: "sa.String()",
    Words: "sa.String()",
    Instant: "sa.DateTime(timezone=True)",
}
"""How our column types are stored: a migration must not depend on what they become later."""


def render_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """The code of a column's type in a new migration; False leaves it to Alembic."""
    return PLAIN_TYPES.get(type(item), False) if kind == "type" else False


def migrate(connection: Connection) -> None:
    """Run the wanted steps in the transaction that the connection is in."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=render_type,
    )
    context.run_migrations()


async def migrate_alone() -> None:
    """For the `alembic` command, which brings no connection."""
    url = read_url(os.environ.get("DATABASE_URL") or default_url())
    engine = make_engine(url, foreign_keys=False, pool=NullPool)
    try:
        async with writing(engine) as connection:
            await lock_record(connection)
            await connection.run_sync(migrate)
    finally:
        await engine.dispose()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    asyncio.run(migrate_alone())
