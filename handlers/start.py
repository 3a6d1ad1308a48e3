"""/start: a welcome, or the question that a deep link carries."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes

from handlers import following
from handlers.arguments import arguments_of
from handlers.links import FOLLOWED, read_payload
from handlers.replies import put, respond
from handlers.service import Service
from handlers.speech import speech
from handlers.subjects import Subject
from handlers.turns import kept_subject, language_of


async def start(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Welcome a person, or answer what the link that brought them asks."""
    message, person = update.effective_message, update.effective_user
    if message is None:
        return
    payload = arguments_of(message)
    if payload == FOLLOWED:
        await following.start_list(service, update)
        return
    asked = await _asked(service, payload)
    if asked is not None:
        await respond(service, message, person, asked)
        return
    tongue = speech(await language_of(service, person))
    await put(service, message, service.desk.welcome(tongue.language))


async def _asked(service: Service, payload: str) -> Subject | str | None:
    opened = read_payload(payload)
    if opened.kept:
        return await kept_subject(service, opened.kept)
    if not opened.words:
        return None
    # what stands behind a link may be anything, such as where it was published
    certain = opened.certain or service.desk.answer(opened.words).asked is not None
    return opened.words if certain else None
