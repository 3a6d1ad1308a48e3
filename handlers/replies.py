"""Puts an answer into a chat."""

from __future__ import annotations

import logging

from telegram import Message, User
from telegram.error import BadRequest

from answers.answer import Answer
from answers.rendering import chat_html, plain_text
from handlers.buttons import keyboard
from handlers.conversation import converse
from handlers.pieces import pieces
from handlers.service import Service

logger = logging.getLogger(__name__)


async def respond(service: Service, message: Message, person: User | None, text: str) -> None:
    """Answer what a person said or tapped, under the message that it belongs to."""
    # the person first, so that everything kept about one person shares a prefix
    conversation = f"telegram:{person.id if person else 0}:{message.chat_id}"
    language = person.language_code if person else None
    answer = await converse(service.store, service.desk, conversation, text, language, service.now())
    await reply(message, answer)


async def reply(message: Message, answer: Answer) -> None:
    """Answer a message: in its topic, quoting it in groups only, with buttons for what to ask next.

    An answer whose markup or buttons Telegram will not take is sent as bare text rather than lost.
    """
    try:
        await message.reply_text(chat_html(answer), reply_markup=keyboard(answer))
    except BadRequest as refusal:
        logger.error("Telegram refused an answer of kind %s, sent as bare text: %s", answer.kind, refusal)
        for piece in pieces(plain_text(answer)):
            await message.reply_text(piece, parse_mode=None)
