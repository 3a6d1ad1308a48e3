"""The order in which updates are handled: one by one within a chat, at the same time across chats."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Hashable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

WAITING = 10_000
"""How many updates may wait for their turn; python-telegram-bot keeps further ones in the order they came."""


@dataclass(slots=True)
class _Queue:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    updates: int = 0


class OrderedByChat(BaseUpdateProcessor):
    """Handles at most `at_once` updates at a time, and never two of the same chat.

    An update takes one of the `at_once` places only when it is its turn in its chat, so that a chat which
    sends a hundred messages in a row keeps nobody else waiting.
    """

    __slots__ = ("_places", "_queues")

    def __init__(self, at_once: int) -> None:
        super().__init__(max_concurrent_updates=WAITING)
        self._places = asyncio.Semaphore(at_once)
        self._queues: dict[Hashable, _Queue] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle the update when its turn has come."""
        key = _chat_of(update)
        queue = self._queues.setdefault(key, _Queue())
        queue.updates += 1
        try:
            async with queue.turn, self._places:
                await coroutine
        finally:
            queue.updates -= 1
            if not queue.updates:
                del self._queues[key]

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
