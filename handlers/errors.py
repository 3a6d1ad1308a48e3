"""What happens when handling an update fails: the log has the whole story, the person a short apology."""

from __future__ import annotations

import logging
import secrets

from telegram import Message, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from handlers import wording

logger = logging.getLogger(__name__)


async def report(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Note the error; apologise where there is a chat to do it in, under the number that the log has too."""
    error = context.error
    number = update.update_id if isinstance(update, Update) else None
    if _is_weather(error):
        logger.warning("update %s was not answered: %s: %s", number, type(error).__name__, error)
        return
    incident = secrets.token_hex(4)
    logger.error("incident %s: update %s failed", incident, number, exc_info=error)
    message = update.effective_message if isinstance(update, Update) else None
    if isinstance(message, Message):
        await _apologise(message, incident)


def _is_weather(error: BaseException | None) -> bool:
    """Whether it is the network, Telegram's limits or a person who left: nobody to tell, nothing to mend."""
    if isinstance(error, BadRequest):  # a NetworkError by its class, a mistake of ours by its meaning
        return False
    return isinstance(error, NetworkError | RetryAfter | Forbidden)


async def _apologise(message: Message, incident: str) -> None:
    try:
        await message.reply_text(wording.APOLOGY.format(incident=incident))
    except TelegramError as error:
        logger.warning("incident %s: the apology did not arrive: %s", incident, error)
