"""Shows that an answer is on its way, where it takes long enough for a person to wonder."""

from __future__ import annotations

import asyncio
import contextlib
from types import TracebackType
from typing import Self

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

AFTER_SECONDS = 0.5
"""An answer that is there sooner needs no sign."""
AGAIN_SECONDS = 4.5
"""Telegram shows the sign for five seconds."""


class Waiting:
    """While this lasts, the chat of a message sees that the bot is at work, from half a second on."""

    def __init__(self, message: Message, action: ChatAction = ChatAction.TYPING) -> None:
        self._message = message
        self._action = action
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._timer = asyncio.get_running_loop().call_later(AFTER_SECONDS, self._begin)
        return self

    async def __aexit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        if self._timer:
            self._timer.cancel()
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def _begin(self) -> None:
        self._task = asyncio.create_task(self._show())

    async def _show(self) -> None:
        topic = self._message.message_thread_id if self._message.is_topic_message else None
        with contextlib.suppress(TelegramError):  # a courtesy; what matters is the answer
            while True:
                await self._message.chat.send_action(self._action, message_thread_id=topic)
                await asyncio.sleep(AGAIN_SECONDS)
