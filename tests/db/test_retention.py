"""What the privacy text says is deleted, is deleted at that time and not before, on either database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.conversations import remember
from db.feedback import Feedback, note
from db.kept import keep
from db.models import Base, ConversationRow, FeedbackRow, KeptRow, PendingRow, ReplyRow
from db.pending import add
from db.replies import Reply, keep_replies
from db.store import Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)

Leave = Callable[[AsyncConnection], Awaitable[object]]


async def a_question(connection: AsyncConnection) -> None:
    await remember(connection, "telegram:1001:1001", {"kind": "rank"}, NOON)


async def a_refused_wording(connection: AsyncConnection) -> None:
    await note(connection, (Feedback("refused", "made up words", "en"), NOON))


async def a_vote(connection: AsyncConnection) -> None:
    await note(connection, (Feedback("down", "made up words", "en"), NOON))


async def a_button(connection: AsyncConnection) -> None:
    await keep(connection, {"made-up-id": {"text": "a long question"}}, NOON)


async def a_reply(connection: AsyncConnection) -> None:
    await keep_replies(connection, {Reply(1001, 5, 1001, 6): NOON})


async def an_import(connection: AsyncConnection) -> None:
    await add(connection, 42, "import", {"file": "made-up.csv"}, NOON, b"a file")


@pytest.mark.parametrize(
    ("leave", "table", "time"),
    [
        (a_question, ConversationRow, timedelta(minutes=30)),
        (a_refused_wording, FeedbackRow, timedelta(days=90)),
        (a_vote, FeedbackRow, timedelta(days=90)),
        (a_button, KeptRow, timedelta(days=90)),
        (a_reply, ReplyRow, timedelta(hours=48)),
        (an_import, PendingRow, timedelta(days=1)),
    ],
)
async def test_what_is_left_goes_when_its_time_is_over(
    store: Store, leave: Leave, table: type[Base], time: timedelta
) -> None:
    async with store.changing() as connection:
        await leave(connection)
    await store.forget_past(NOON + time - SECOND)
    assert await rows(store, table) == 1
    await store.forget_past(NOON + time + SECOND)
    assert await rows(store, table) == 0


async def rows(store: Store, table: type[Base]) -> int:
    async with store.looking() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0
