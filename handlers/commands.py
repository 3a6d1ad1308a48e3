"""The commands, in private chats and in groups. The menu that Telegram shows is made from the same table."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import BotCommand, Update
from telegram.ext import CommandHandler, ContextTypes, filters

from handlers import wording
from handlers.replies import reply
from handlers.service import Handler, Service

# a command that was edited has been answered before
SENT = filters.UpdateType.MESSAGE & ~filters.VIA_BOT


async def start(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Welcome a person, whatever a deep link carries along."""
    if update.message:
        await reply(update.message, service.desk.welcome(_language_of(update)))


async def help_(service: Service, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Show what can be asked, by example."""
    if update.message:
        await reply(update.message, service.desk.help(_language_of(update)))


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, the line beside it in the menu, and what it does."""

    name: str
    description: str
    action: Callable[[Service, Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


COMMANDS = (
    Command("start", wording.START, start),
    Command("help", wording.HELP, help_),
)


def handlers(service: Service) -> list[Handler]:
    """What answers commands."""
    return [CommandHandler(each.name, partial(each.action, service), filters=SENT) for each in COMMANDS]


def menu() -> tuple[BotCommand, ...]:
    """The commands as Telegram lists them."""
    return tuple(BotCommand(each.name, each.description) for each in COMMANDS)


def _language_of(update: Update) -> str | None:
    return update.effective_user.language_code if update.effective_user else None
