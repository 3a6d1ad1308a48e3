"""Buttons under an answer: a tap asks the button's question, as if it had been typed."""

from __future__ import annotations

import logging
from functools import partial

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, ContextTypes

from handlers import wording
from handlers.buttons import question_of
from handlers.outdated import is_outdated, is_unchanged
from handlers.replies import respond
from handlers.service import Handler, Service

logger = logging.getLogger(__name__)


def handlers(service: Service) -> list[Handler]:
    """What answers taps, also on buttons of earlier versions."""
    return [CallbackQueryHandler(partial(answer_tap, service))]


async def answer_tap(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Ask the button's question in its chat, once, however often the button was tapped."""
    query = update.callback_query
    if query is None:
        return
    question = question_of(query.data)
    if question is None or not isinstance(query.message, Message):
        await _acknowledge(query, wording.ASK_AGAIN)
        return
    await _acknowledge(query)
    if await _take_buttons_away(query):
        await respond(service, query.message, query.from_user, question)


async def _acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """End the waiting that the person's app shows on the button."""
    try:
        await query.answer(text)
    except BadRequest as refusal:
        if not is_outdated(refusal):
            raise
        logger.debug("a tap was acknowledged too late: %s", refusal)


async def _take_buttons_away(query: CallbackQuery) -> bool:
    """Whether this tap is the one that took them away; Telegram decides, so it holds across restarts."""
    try:
        await query.edit_message_reply_markup(None)
    except BadRequest as refusal:
        if is_unchanged(refusal):
            return False
        logger.info("the buttons of a message stay: %s", refusal)
    return True
