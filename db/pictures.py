"""Pictures that Telegram holds, by what they show and of which revision of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import PictureRow
from db.upserting import upsert


async def find_pictures(connection: AsyncConnection, keys: Iterable[str], revision: int) -> Mapping[str, str]:
    """Telegram's file id of each of these that it holds."""
    row = PictureRow
    query = select(row.key, row.file_id).where(row.key.in_(list(keys)), row.revision == revision)
    return {found.key: found.file_id for found in await connection.execute(query)}


async def keep_picture(connection: AsyncConnection, key: str, revision: int, file_id: str) -> None:
    """Remember a picture, and forget those of earlier revisions."""
    await upsert(connection, PictureRow, [{"key": key, "revision": revision, "file_id": file_id}])
    await connection.execute(delete(PictureRow).where(PictureRow.revision < revision))


async def forget_picture(connection: AsyncConnection, key: str) -> None:
    """Forget a picture that Telegram no longer holds."""
    await connection.execute(delete(PictureRow).where(PictureRow.key == key))
