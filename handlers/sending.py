"""Sends a message once: not doubled where only Telegram's answer was lost, not lost where the call was."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ChatType
from telegram.error import BadRequest, TelegramError

from handlers.outdated import is_unchanged
from handlers.weather import may_have_arrived

TRIES = 3
PAUSE_SECONDS = 0.3
LOOKED_AT = 8
"""How many message ids after the newest known one are looked at for a message that may have arrived."""

logger = logging.getLogger(__name__)

Content = dict[str, Any]


class Sender:
    """Knows the newest message of each chat that it has seen, by which a message without an answer is found.

    A private chat numbers its messages together with all other private chats of the bot, a supergroup or a
    channel by itself.
    """

    def __init__(self) -> None:
        self._newest: dict[int, int] = {}

    def saw(self, message: Message) -> None:
        """Take note of a message of anybody's."""
        numbering = _numbering(message)
        self._newest[numbering] = max(self._newest.get(numbering, 0), message.message_id)

    async def send(self, message: Message, text: str, markup: InlineKeyboardMarkup | None = None, **more: Any) -> int:
        """Answer a message in its chat and topic, quoting it in groups only; returns the new message's id."""
        self.saw(message)
        content: Content = {"text": text, "reply_markup": markup, **more}
        for tries_left in range(TRIES - 1, -1, -1):
            try:
                sent = await message.reply_text(**content)
            except TelegramError as error:
                if not may_have_arrived(error):
                    raise
                await asyncio.sleep(PAUSE_SECONDS)
                if found := await self._found(message, content):
                    return found
                if not tries_left:
                    raise
                logger.info("a message did not arrive and is sent again: %s", error)
            else:
                self.saw(sent)
                return sent.message_id
        raise AssertionError("the last try returns or raises")

    async def _found(self, message: Message, content: Content) -> int | None:
        """The id of the message if it did arrive: changing it into itself is then refused as no change."""
        newest = self._newest[_numbering(message)]
        for number in range(newest + 1, newest + 1 + LOOKED_AT):
            try:
                await message.get_bot().edit_message_text(chat_id=message.chat_id, message_id=number, **content)
            except BadRequest as refusal:
                if not is_unchanged(refusal):
                    continue
            self._newest[_numbering(message)] = number
            return number
        return None


def _numbering(message: Message) -> int:
    return message.chat_id if message.chat.type in (ChatType.SUPERGROUP, ChatType.CHANNEL) else 0
