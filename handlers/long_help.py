"""Help: a short page that fits a phone, and behind a button all that can be asked, made from the table of kinds."""

from __future__ import annotations

from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from answers.rendering import chat_html
from handlers.buttons import keyboard
from handlers.kind_commands import kind_commands
from handlers.presses import Act, Press
from handlers.replies import change, surface_of
from handlers.service import Service
from handlers.speech import Speech, speech
from handlers.tapped import Tap, acknowledge
from handlers.turns import language_of
from questions.lexicon import lexicons

LONG, SHORT = "long", "short"


async def help_(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Show what can be asked, by example."""
    if message := update.effective_message:
        tongue = speech(await language_of(service, update.effective_user))
        text, markup = _short(service, message, tongue)
        await service.sender.send(message, text, markup)


async def show(service: Service, tap: Tap) -> None:
    """Turn the page that a button stands under into the other one."""
    await acknowledge(tap.query)
    message = tap.message
    if message is None:
        return
    tongue = speech(await language_of(service, tap.query.from_user))
    text, markup = _long(tongue) if tap.press.word == LONG else _short(service, message, tongue)
    if not await change(message, message.message_id, text, markup):
        await service.sender.send(message, text, markup)


def _short(service: Service, message: Message, tongue: Speech) -> tuple[str, InlineKeyboardMarkup]:
    answer = service.desk.help(tongue.language)
    more = InlineKeyboardButton(tongue.text("chat.button.more"), callback_data=Press(Act.HELP, LONG).data)
    board = keyboard(answer, "", surface_of(message))
    return "\n".join([chat_html(answer), *_how_to_address(message, tongue)]), InlineKeyboardMarkup(
        [*board.rows, [more]]
    )


def _long(tongue: Speech) -> tuple[str, InlineKeyboardMarkup]:
    lines = [tongue.html("chat.help.title")]
    for command in kind_commands():
        example = escape(_example(command.kind, tongue.language), quote=False)
        lines.append(f"/{command.name} {tongue.html(command.description)}: <i>{example}</i>")
    lines += ["", tongue.lines("chat.help")]
    less = InlineKeyboardButton(tongue.text("chat.button.less"), callback_data=Press(Act.HELP, SHORT).data)
    return "\n".join(lines), InlineKeyboardMarkup([[less]])


def _how_to_address(message: Message, tongue: Speech) -> list[str]:
    """In a group: how to ask, and why other messages are not answered."""
    if message.chat.type == ChatType.PRIVATE:
        return []
    bot = message.get_bot()
    sees_all = getattr(bot.bot, "can_read_all_group_messages", False)
    return ["", tongue.html("chat.group.open" if sees_all else "chat.group.private", bot=f"@{bot.username}")]


def _example(kind: str, language: str) -> str:
    """A question of a kind, in the language where its lexicon has one."""
    by_language = {lexicon.language: lexicon.examples for lexicon in lexicons()}
    spoken = by_language.get(language) or by_language.get(language.partition("-")[0]) or {}
    return (spoken.get(kind) or by_language["en"][kind])[0]
