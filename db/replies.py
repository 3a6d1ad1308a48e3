"""Which message of the bot answers which message of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import ReplyRow
from db.upserting import upsert

EDITABLE = timedelta(hours=48)
"""How long Telegram lets people edit what they wrote; after that nothing needs the reply."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A person's message in a chat, and the message that answers it."""

    chat: int
    message: int
    person: int
    reply: int


async def keep_replies(connection: AsyncConnection, replies: Mapping[Reply, datetime]) -> None:
    """Remember replies, each with when it was sent, in place of earlier ones to the same messages."""
    latest = {(reply.chat, reply.message): (reply, at) for reply, at in replies.items()}
    rows = [
        {"chat": each.chat, "message": each.message, "person": each.person, "reply": each.reply, "sent_at": at}
        for each, at in latest.values()
    ]
    await upsert(connection, ReplyRow, rows)


async def forget_old_replies(connection: AsyncConnection, now: datetime) -> None:
    """Delete the replies to what can no longer be edited."""
    await connection.execute(delete(ReplyRow).where(ReplyRow.sent_at < now - EDITABLE))
