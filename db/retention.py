"""Deletes what is past the time for which the privacy text says that it is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from db.conversations import forget_old
from db.feedback import forget_old_feedback
from db.kept import forget_old_kept
from db.pending import forget_old_pending
from db.replies import forget_old_replies
from db.usage import forget_old_usage

KEEPERS = (
    forget_old,
    forget_old_replies,
    forget_old_kept,
    forget_old_feedback,
    forget_old_pending,
    forget_old_usage,
)


async def forget_past(connection: AsyncConnection, now: datetime) -> None:
    """Delete questions after 30 minutes, replies after 48 hours, changes that wait after a day, the rest after 90."""
    for forget in KEEPERS:
        await forget(connection, now)
