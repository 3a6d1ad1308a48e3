"""The order in which updates are handled: one by one within a chat, at the same time across chats."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Hashable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

WAITING = 10_000
"""How many updates may wait for their turn; python-telegram-bot keeps further ones in the order they came."""

TYPED_AT_ONCE = 2
"""Inline queries of one person that are answered at a time: a further one waits, and only the newest of those."""


@dataclass(slots=True)
class _Queue:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    updates: int = 0


@dataclass(slots=True)
class _Typing:
    """What one person is typing: how many queries are under way, and the newest of those that wait."""

    under_way: int = 0
    waiting: asyncio.Future[bool] | None = None


class OrderedByChat(BaseUpdateProcessor):
    """Handles at most `at_once` updates at a time, and never two of the same chat.

    An update takes one of the `at_once` places only when it is its turn in its chat, so that a chat which
    sends a hundred messages in a row keeps nobody else waiting. Inline queries of a person need no order: of
    those that wait only the newest is answered, because the others are no longer what is typed.
    """

    __slots__ = ("_places", "_queues", "_typing")

    def __init__(self, at_once: int) -> None:
        super().__init__(max_concurrent_updates=WAITING)
        self._places = asyncio.Semaphore(at_once)
        self._queues: dict[Hashable, _Queue] = {}
        self._typing: dict[int, _Typing] = {}

    async def do_process_update(self, update: object, coroutine: Coroutine[Any, Any, Any]) -> None:  # type: ignore[override] # theirs takes any awaitable, and is only given these
        """Handle the update when its turn has come, or not at all where a newer one makes it needless."""
        if isinstance(update, Update) and update.inline_query:
            await self._handle_typed(update.inline_query.from_user.id, coroutine)
            return
        key = _chat_of(update)
        queue = self._queues.setdefault(key, _Queue())
        queue.updates += 1
        try:
            async with queue.turn, self._places:
                await coroutine
        finally:
            coroutine.close()  # where it was stopped before its turn
            queue.updates -= 1
            if not queue.updates:
                del self._queues[key]

    async def _handle_typed(self, person: int, coroutine: Coroutine[Any, Any, Any]) -> None:
        typing = self._typing.setdefault(person, _Typing())
        try:
            if typing.under_way >= TYPED_AT_ONCE and not await self._wait(typing):
                return
            typing.under_way += 1
            try:
                async with self._places:
                    await coroutine
            finally:
                typing.under_way -= 1
                self._let_next(person, typing)
        finally:
            coroutine.close()

    @staticmethod
    async def _wait(typing: _Typing) -> bool:
        """Whether it is this query's turn; False as soon as a newer one waits."""
        if typing.waiting and not typing.waiting.done():
            typing.waiting.set_result(False)
        typing.waiting = asyncio.get_running_loop().create_future()
        return await typing.waiting

    def _let_next(self, person: int, typing: _Typing) -> None:
        if typing.waiting and not typing.waiting.done():
            typing.waiting.set_result(True)
        elif not typing.under_way:
            self._typing.pop(person, None)
        typing.waiting = None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""


def _chat_of(update: object) -> Hashable:
    """What an update must keep its order with: its chat, its person where it has no chat, or nothing."""
    if not isinstance(update, Update):
        return object()
    if update.effective_chat:
        return "chat", update.effective_chat.id
    if update.effective_user:
        return "person", update.effective_user.id
    return object()
