"""What is read before a question is answered, and what is written afterwards: many turns in one transaction.

A transaction costs more than an answer. SQLite is one process's own, so there turns may wait a moment for others
to be written with them; they are seen all the same, because whoever reads through here looks at those that wait.
On PostgreSQL, where the next question may reach another worker, nothing waits.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db import conversations
from db.errors import StoreError
from db.feedback import Feedback, note
from db.models import ConversationRow, PersonRow, ReplyRow
from db.replies import EDITABLE, Reply, keep_replies

WAIT_SECONDS = 0.3

Connected = AbstractAsyncContextManager[AsyncConnection]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Before:
    """What was asked last, the language that the person chose, and the message that answered this one before."""

    question: dict[str, Any] | None = None
    language: str | None = None
    reply: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer: what to follow up on, which message answers which, what was not understood."""

    conversation: str
    at: datetime
    question: dict[str, Any] | None = None
    reply: Reply | None = None
    refused: tuple[Feedback, ...] = ()


class Turns:
    """Reads and writes turns; `waits` says whether they may be written a moment later, together."""

    def __init__(
        self, reading: Callable[[], Connected], writing: Callable[[datetime], Connected], *, waits: bool
    ) -> None:
        self._reading = reading
        self._writing = writing
        self._waits = waits
        self._pending: list[Turn] = []
        self._flushing: asyncio.Task[None] | None = None
        self._one_at_a_time = asyncio.Lock()

    async def before(
        self, person: int, conversation: str, now: datetime, edited: tuple[int, int] | None = None
    ) -> Before:
        """What the answer depends on; `edited` is the chat and the message, where that was answered before."""
        wanted = [self._question(conversation, now), self._language(person)]
        if edited:
            wanted.append(self._reply(*edited, now))
        async with self._reading() as connection:
            found = (await connection.execute(select(*wanted))).one()
        return self._with_pending(Before(*found), conversation, edited, now)

    async def after(self, turn: Turn) -> None:
        """Write a turn, now or in a moment."""
        self._pending.append(turn)
        if not self._waits:
            await self.flush()
        elif self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush_soon())

    async def flush(self) -> None:
        """Write what waits. What cannot be written is given up: it is a memory, not the record."""
        async with self._one_at_a_time:
            turns = list(self._pending)
            if not turns:
                return
            try:
                async with self._writing(turns[-1].at) as connection:
                    await _write(connection, turns)
            except StoreError as error:
                logger.warning("what was asked cannot be remembered: %s", error)
            del self._pending[: len(turns)]

    async def close(self) -> None:
        """Write what waits, and wait no more."""
        if self._flushing:
            self._flushing.cancel()
        await self.flush()

    async def _flush_soon(self) -> None:
        await asyncio.sleep(WAIT_SECONDS)
        await self.flush()

    @staticmethod
    def _question(conversation: str, now: datetime) -> ScalarSelect[Any]:
        row = ConversationRow
        recent = row.asked_at >= now - conversations.MEMORY
        return select(row.question).where(row.conversation == conversation, recent).scalar_subquery()

    @staticmethod
    def _language(person: int) -> ScalarSelect[Any]:
        return select(PersonRow.language).where(PersonRow.person == person).scalar_subquery()

    @staticmethod
    def _reply(chat: int, message: int, now: datetime) -> ScalarSelect[Any]:
        row = ReplyRow
        this = (row.chat == chat, row.message == message, row.sent_at >= now - EDITABLE)
        return select(row.reply).where(*this).scalar_subquery()

    def _with_pending(self, found: Before, conversation: str, edited: tuple[int, int] | None, now: datetime) -> Before:
        question, reply = found.question, found.reply
        for turn in self._pending:
            if turn.conversation == conversation and turn.question and turn.at >= now - conversations.MEMORY:
                question = turn.question
            if edited and turn.reply and (turn.reply.chat, turn.reply.message) == edited and turn.at >= now - EDITABLE:
                reply = turn.reply.reply
        return Before(question, found.language, reply)


async def _write(connection: AsyncConnection, turns: Sequence[Turn]) -> None:
    questions = {turn.conversation: (turn.question, turn.at) for turn in turns if turn.question}
    await conversations.remember_all(connection, questions)
    await keep_replies(connection, {turn.reply: turn.at for turn in turns if turn.reply})
    await note(connection, *((each, turn.at) for turn in turns for each in turn.refused))
