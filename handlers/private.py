"""Private chats: any text is a question."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from handlers.admission import admitted
from handlers.arguments import without_slash
from handlers.commands import is_setting
from handlers.replies import respond
from handlers.service import Handler, Service
from handlers.speech import speech
from handlers.turns import language_of

# not what was sent through an inline mode, this bot's included
SPOKEN = filters.ChatType.PRIVATE & ~filters.VIA_BOT
SENT_OR_EDITED = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE


def handlers(service: Service) -> list[Handler]:
    """What answers in a private chat."""
    return [
        MessageHandler(SPOKEN & SENT_OR_EDITED & filters.TEXT, admitted(service, partial(answer_text, service))),
        MessageHandler(
            SPOKEN & filters.UpdateType.MESSAGE & filters.ATTACHMENT,
            admitted(service, partial(explain_text_only, service)),
        ),
    ]


async def answer_text(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Take the text as what the person asks next. A command that is none of ours is read as words.

    An edited question changes its answer; an edited setting has been made already.
    """
    message, edited = update.effective_message, update.edited_message is not None
    if message and message.text and not (edited and is_setting(message.text)):
        await respond(service, message, update.effective_user, without_slash(message.text), edited=edited)


async def explain_text_only(service: Service, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say so where a picture, a voice message, a place or the like was sent; once for a whole album."""
    message = update.message
    if message is None or context.chat_data is None:
        return
    album = message.media_group_id
    if album is None or context.chat_data.get("album") != album:
        context.chat_data["album"] = album
        tongue = speech(await language_of(service, update.effective_user))
        await service.sender.send(message, tongue.html("chat.text_only"))
