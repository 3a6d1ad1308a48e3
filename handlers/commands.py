"""The commands, and the menus that list them: in private chats, in groups, and by a channel itself."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes, filters

from handlers import following, language, long_help, personal, start
from handlers.admission import admitted
from handlers.arguments import arguments_of
from handlers.kind_commands import KindCommand, kind_commands
from handlers.replies import respond
from handlers.service import Handler, Service
from handlers.speech import speech
from handlers.turns import language_of

Action = Callable[[Service, Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]

# a setting that was edited has been made before; a question that was edited is another question
SENT = (filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST) & ~filters.VIA_BOT & ~filters.IS_AUTOMATIC_FORWARD
ASKED = SENT | (filters.UpdateType.EDITED_MESSAGE & ~filters.VIA_BOT)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, the message beside it in the menu, what it does, and whether groups are shown it."""

    name: str
    description: str
    action: Action
    asks: bool = False
    in_groups: bool = False


def commands() -> tuple[Command, ...]:
    """Every command, in the order of the menu."""
    asking = [
        Command(each.name, each.description, partial(ask, each), asks=True, in_groups=True) for each in kind_commands()
    ]
    return (
        *asking,
        Command("help", "chat.command.help", long_help.help_, in_groups=True),
        Command("follow", "chat.command.follow", following.start),
        Command("unfollow", "chat.command.unfollow", following.stop),
        Command("language", "chat.command.language", language.offer),
        Command("about", "chat.command.about", personal.about, in_groups=True),
        Command("privacy", "chat.command.privacy", personal.privacy, in_groups=True),
        Command("forgetme", "chat.command.forgetme", personal.forget_me),
        Command("start", "chat.command.start", start.start),
    )


def handlers(service: Service) -> list[Handler]:
    """What answers commands."""
    return [
        CommandHandler(
            each.name, admitted(service, partial(each.action, service)), filters=ASKED if each.asks else SENT
        )
        for each in commands()
    ]


def is_setting(text: str) -> bool:
    """Whether a text begins with a command that does something other than ask."""
    word = text.partition(" ")[0].partition("@")[0].removeprefix("/").lower()
    return text.startswith("/") and any(each.name == word and not each.asks for each in commands())


async def ask(command: KindCommand, service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Ask the command's kind of question about what stands behind it, or say what has to stand there."""
    message, person = update.effective_message, update.effective_user
    if message is None:
        return
    tongue = speech(await language_of(service, person))
    question = command.question(arguments_of(message), tongue)
    if question is None:
        await service.sender.send(message, tongue.html("chat.command.how", example=command.example(tongue)))
        return
    await respond(service, message, person, question, edited=update.edited_message is not None)
