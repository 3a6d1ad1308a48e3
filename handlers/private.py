"""Private chats: any text is a question."""

from __future__ import annotations

import re
from functools import partial

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from handlers import wording
from handlers.replies import respond
from handlers.service import Handler, Service

# not edits, which would be answered twice, nor what was sent through an inline mode, this bot's included
SPOKEN = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.VIA_BOT

_COMMAND = re.compile(r"\A/(\w+)(?:@\w+)?")


def handlers(service: Service) -> list[Handler]:
    """What answers in a private chat."""
    return [
        MessageHandler(SPOKEN & filters.TEXT, partial(answer_text, service)),
        MessageHandler(SPOKEN & filters.ATTACHMENT, explain_text_only),
    ]


async def answer_text(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Take the text as what the person asks next. A command that is none of ours is read as words."""
    message = update.message
    if message and message.text:
        text = _COMMAND.sub(r"\1", message.text)
        await respond(service, message, update.effective_user, text)


async def explain_text_only(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say so where a picture, a voice message, a place or the like was sent; once for a whole album."""
    message = update.message
    if message is None or context.chat_data is None:
        return
    album = message.media_group_id
    if album is None or context.chat_data.get("album") != album:
        context.chat_data["album"] = album
        await message.reply_text(wording.TEXT_ONLY)
