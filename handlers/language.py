"""/language: in which language the bot replies where the question does not show one."""

from __future__ import annotations

from babel import Locale
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from answers.catalogue import languages
from db.errors import StoreError
from handlers.arguments import arguments_of
from handlers.presses import Act, Press
from handlers.replies import change
from handlers.service import Service
from handlers.speech import speech
from handlers.tapped import Tap, acknowledge
from handlers.turns import language_of, set_language

IN_A_ROW = 2


async def offer(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Let a person choose, unless the command names a language already; that is then theirs."""
    message, person = update.effective_message, update.effective_user
    if message is None:
        return
    wanted = _named(arguments_of(message))
    if person and wanted:
        await set_language(service, person.id, wanted)
        await service.sender.send(message, _chosen(wanted))
        return
    tongue = speech(await language_of(service, person))
    await service.sender.send(message, tongue.html("chat.language.which"), _choices(tongue.text("chat.language.app")))


async def choose(service: Service, tap: Tap) -> None:
    """Keep the choice, and say so in the language chosen."""
    wanted = tap.press.word
    person = tap.query.from_user
    if wanted and wanted not in languages():
        await acknowledge(tap.query, speech(person.language_code).text("chat.ask_again"))
        return
    try:
        await set_language(service, person.id, wanted or None)
    except StoreError:
        await acknowledge(tap.query, speech(wanted).text("chat.not_kept"))
        raise
    await acknowledge(tap.query)
    if tap.message:
        await change(tap.message, tap.message.message_id, _chosen(wanted or person.language_code), None)


def name_of(tag: str) -> str:
    """A language as it calls itself."""
    name = Locale.parse(tag, sep="-").get_display_name() or tag
    return name[:1].upper() + name[1:]


def _named(word: str) -> str | None:
    """The language that goes by a tag or by its own name, in any case."""
    return next((tag for tag in languages() if word.casefold() in {tag.casefold(), name_of(tag).casefold()}), None)


def _chosen(tag: str | None) -> str:
    tongue = speech(tag)
    return tongue.html("chat.language.chosen", language=name_of(tongue.language))


def _choices(app: str) -> InlineKeyboardMarkup:
    buttons = [InlineKeyboardButton(name_of(tag), callback_data=Press(Act.LANGUAGE, tag).data) for tag in languages()]
    rows = [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
    return InlineKeyboardMarkup([*rows, [InlineKeyboardButton(app, callback_data=Press(Act.LANGUAGE).data)]])
