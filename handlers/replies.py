"""Puts an answer into a chat."""

from __future__ import annotations

import logging
import time

from telegram import InlineKeyboardMarkup, Message, User
from telegram.constants import ChatType
from telegram.error import BadRequest

from answers.answer import Answer
from answers.rendering import chat_html, plain_text
from db.replies import Reply
from db.usage import Place
from handlers.buttons import Surface, keyboard
from handlers.outdated import is_gone, is_unchanged
from handlers.pieces import pieces
from handlers.service import Service
from handlers.subjects import Subject
from handlers.turns import keep_for_buttons, recall, remember
from handlers.waiting import Waiting

logger = logging.getLogger(__name__)


async def respond(
    service: Service,
    message: Message,
    person: User | None,
    asked: str | Subject,
    *,
    edited: bool = False,
    instead: int | None = None,
) -> None:
    """Answer what a person said or tapped, below the message that it belongs to.

    The answer to an `edited` message takes the place of the answer that it had; any other takes that of
    `instead`, where one is named.
    """
    begun = time.perf_counter()
    async with Waiting(message):
        before = await recall(service, person, message.chat_id, message.message_id if edited else None)
        if isinstance(asked, Subject):
            text, answer = asked.text, asked.answered(service.desk, before.language)
        else:
            text, answer = asked, service.desk.answer(asked, previous=before.question, language=before.language)
        number = await put(service, message, answer, text, instead=before.reply or instead)
    place: Place = "chat" if surface_of(message) is Surface.PRIVATE else "group"
    service.tally.count(place, answer, begun, service.now())
    reply = None
    if person and number and message.from_user == person:  # what was tapped is no message that can be edited
        reply = Reply(message.chat_id, message.message_id, person.id, number)
    await remember(service, person, message.chat_id, answer, reply)


async def put(
    service: Service, message: Message, answer: Answer, text: str = "", *, instead: int | None = None
) -> int | None:
    """Answer a message: in its topic, quoting it in groups only, with buttons for what to do next.

    `text` is the whole message that is answered; `instead` an earlier answer to change. Returns the id of the
    answer's (first) message. An answer whose markup or buttons Telegram will not take is sent as bare text
    rather than lost.
    """
    board = keyboard(answer, text, surface_of(message))
    await keep_for_buttons(service, board.kept)
    try:
        if instead is not None and await change(message, instead, chat_html(answer), board.markup):
            return instead
        return await service.sender.send(message, chat_html(answer), board.markup)
    except BadRequest as refusal:
        logger.error("Telegram refused an answer of kind %s, sent as bare text: %s", answer.kind, refusal)
        sent = [await service.sender.send(message, piece, parse_mode=None) for piece in pieces(plain_text(answer))]
        return sent[0] if sent else None


async def change(message: Message, number: int, text: str, markup: InlineKeyboardMarkup | None) -> bool:
    """Give a message of the bot's in the same chat a new text and new buttons; False where it is out of reach."""
    try:
        await message.get_bot().edit_message_text(text, message.chat_id, number, reply_markup=markup)
    except BadRequest as refusal:
        if is_gone(refusal):
            return False
        if not is_unchanged(refusal):
            raise
    return True


def surface_of(message: Message) -> Surface:
    """Where an answer to a message will stand."""
    return Surface.PRIVATE if message.chat.type == ChatType.PRIVATE else Surface.GROUP
