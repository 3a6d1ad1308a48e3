"""What happens when handling an update fails: the log has the whole story, the person a short apology."""

from __future__ import annotations

import logging

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import Forbidden, TelegramError
from telegram.ext import ContextTypes

from db.errors import StoreError
from handlers.membership import end_follows
from handlers.service import Service
from handlers.speech import speech
from handlers.weather import is_weather

logger = logging.getLogger(__name__)


async def report(service: Service, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Note the error; apologise where there is a place to do it in, under the number that the log has too."""
    error = context.error
    number = update.update_id if isinstance(update, Update) else None
    if is_weather(error):
        logger.warning("update %s was not answered: %s: %s", number, type(error).__name__, error)
        chat = update.effective_chat if isinstance(update, Update) else None
        if isinstance(error, Forbidden) and chat and chat.type == ChatType.PRIVATE:
            await _forget_follows(service, chat.id)
        return
    incident = service.incidents.begin(service.now()).id
    logger.error("incident %s: update %s failed", incident, number, exc_info=error)
    if isinstance(update, Update):
        await _apologise(update, incident)


async def _apologise(update: Update, incident: str) -> None:
    """Without the store, which may be what failed: in the language of the person's app."""
    tongue = speech(update.effective_user.language_code if update.effective_user else None)
    message = update.effective_message
    try:
        if isinstance(message, Message):
            await message.reply_text(tongue.html("chat.apology", incident=incident))
        elif update.callback_query:
            await update.callback_query.answer(tongue.text("chat.apology.short", incident=incident), show_alert=True)
    except TelegramError as error:
        logger.warning("incident %s: the apology did not arrive: %s", incident, error)


async def _forget_follows(service: Service, person: int) -> None:
    try:
        await end_follows(service, person)
    except StoreError as error:
        logger.warning("the subscriptions of a person who left stay: %s", error)
