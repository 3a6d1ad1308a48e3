"""The menus of commands, for each place and language, as Telegram is to show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)

from answers.catalogue import DEFAULT, languages
from handlers.admin_commands import ACTIONS
from handlers.commands import commands
from handlers.speech import speech


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands that people of a language see in a place; the language is None for all who have no menu."""

    scope: BotCommandScope
    language: str | None
    commands: tuple[BotCommand, ...]


def menus() -> Iterator[Menu]:
    """Every menu: private chats have all commands, groups those that make sense among people."""
    for code, tag in telegram_languages():
        say = speech(tag)
        everything = [(each, BotCommand(each.name, say.text(each.description))) for each in commands()]
        yield Menu(BotCommandScopeDefault(), code, tuple(shown for _, shown in everything))
        in_groups = tuple(shown for each, shown in everything if each.in_groups)
        yield Menu(BotCommandScopeAllGroupChats(), code, in_groups)


def admin_menu(admin: int) -> Menu:
    """What an admin sees in the private chat: what everybody has, and what only admins have."""
    say = speech(None)
    everybodys = [BotCommand(each.name, say.text(each.description)) for each in commands()]
    admins = [BotCommand(name, say.text(f"chat.admin.{name}")) for name in ACTIONS if say.has(f"chat.admin.{name}")]
    return Menu(BotCommandScopeChat(admin), None, (*admins, *everybodys))


def telegram_languages() -> Iterator[tuple[str | None, str]]:
    """Telegram's two-letter codes (None for everybody else) with the catalogue for each."""
    yield None, DEFAULT
    codes = {tag.partition("-")[0]: tag for tag in reversed(languages()) if tag != DEFAULT}
    yield from sorted(codes.items())
