"""/about, /privacy and /forgetme: what the bot is, what it keeps, and how to have it forgotten."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update
from telegram.ext import ContextTypes

from db.people import forget_person
from handlers.replies import put
from handlers.service import Service
from handlers.speech import speech
from handlers.turns import language_of


async def about(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The data, their coverage and sources, and the licence."""
    if message := update.effective_message:
        tongue = speech(await language_of(service, update.effective_user))
        answer = service.desk.about(tongue.language)
        await put(service, message, replace(answer, lines=(*answer.lines, tongue.line("chat.about.licence"))))


async def privacy(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """What is kept, and for how long."""
    if message := update.effective_message:
        tongue = speech(await language_of(service, update.effective_user))
        await service.sender.send(message, tongue.lines("chat.privacy"))


async def forget_me(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Erase what is kept about the person who asks."""
    message, person = update.effective_message, update.effective_user
    if message and person:
        tongue = speech(await language_of(service, person))
        async with service.store.writing(service.now()) as connection:
            await forget_person(connection, person.id)
        service.languages.forget(person.id)
        await service.sender.send(message, tongue.html("chat.forgotten"))
