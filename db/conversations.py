"""What was asked last in a conversation, kept for a while so that a follow-up can continue it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import ConversationRow

MEMORY = timedelta(minutes=30)
"""How long a question can be followed up. After half an hour a person no longer has it before them, so that
"and in 2019?" would more likely be misread than understood; and what people ask is not to be kept."""


async def remember(connection: AsyncConnection, conversation: str, question: dict[str, Any], at: datetime) -> None:
    """Keep a question in place of the one before; one that was asked later stays."""
    await remember_all(connection, {conversation: (question, at)})


async def remember_all(connection: AsyncConnection, questions: Mapping[str, tuple[dict[str, Any], datetime]]) -> None:
    """The same for the questions of several conversations, each with when it was asked."""
    if not questions:
        return
    rows = [
        {"conversation": conversation, "question": question, "asked_at": at}
        for conversation, (question, at) in questions.items()
    ]
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # costs a start on SQLite 20 ms

        statement: Any = postgresql.insert(ConversationRow)
    else:
        statement = sqlite.insert(ConversationRow)
    new = statement.excluded
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=["conversation"],
            set_={"question": new.question, "asked_at": new.asked_at},
            where=ConversationRow.asked_at <= new.asked_at,
        ),
        rows,
    )


async def recall(connection: AsyncConnection, conversation: str, now: datetime) -> dict[str, Any] | None:
    """The question asked last, unless that is too long ago."""
    query = select(ConversationRow.question).where(
        ConversationRow.conversation == conversation, ConversationRow.asked_at >= now - MEMORY
    )
    return await connection.scalar(query)


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    """Delete what can no longer be followed up."""
    await connection.execute(delete(ConversationRow).where(ConversationRow.asked_at < now - MEMORY))
