"""Questions that do not fit into a button or a link, kept under a short id for a while."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import KeptRow
from db.upserting import upsert

KEPT_FOR = timedelta(days=90)
"""How long a button or a link that leads to a kept question works."""


def kept_id(content: Mapping[str, Any]) -> str:
    """The id of what is kept: 12 letters, digits, - or _; the same content always has the same."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return urlsafe_b64encode(blake2b(written.encode("utf-8", "replace"), digest_size=9).digest()).decode()


async def keep(connection: AsyncConnection, contents: Mapping[str, Mapping[str, Any]], now: datetime) -> None:
    """Keep what belongs to each id, from now on for 90 days. Nothing in it may say who asked."""
    rows = [{"id": id_, "content": dict(content), "kept_until": now + KEPT_FOR} for id_, content in contents.items()]
    await upsert(connection, KeptRow, rows)


async def find_kept(connection: AsyncConnection, id_: str, now: datetime) -> dict[str, Any] | None:
    """What was kept under an id, or None if it never was or no longer is."""
    return await connection.scalar(select(KeptRow.content).where(KeptRow.id == id_, KeptRow.kept_until >= now))


async def forget_old_kept(connection: AsyncConnection, now: datetime) -> None:
    """Delete what is past its time."""
    await connection.execute(delete(KeptRow).where(KeptRow.kept_until < now))
