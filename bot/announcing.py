"""What the bot tells Telegram about itself when it starts: menus, name and descriptions, where they differ."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable

from telegram.error import BadRequest, TelegramError

from bot.application import Bot
from handlers.menus import Menu, admin_menu, menus, telegram_languages
from handlers.speech import Speech, speech

logger = logging.getLogger(__name__)


async def announce(application: Bot, admins: Iterable[int] = ()) -> None:
    """Say in the log who the bot is and what BotFather still has to be told; set what differs from today's.

    `admins` get a menu of their own in their chat, as soon as they have one with the bot.
    """
    bot = application.bot
    logger.info("this is @%s", bot.username)
    if not bot.supports_inline_queries:
        logger.warning("inline mode is off: send /setinline to @BotFather to let people ask in any chat")
    menus_set = (_set_menu(application, menu) for menu in menus())
    profiles_set = (_set_profile(application, code, speech(tag)) for code, tag in telegram_languages())
    results = await asyncio.gather(*menus_set, *profiles_set, return_exceptions=True)
    results += await asyncio.gather(*(_set_menu_of_admin(application, each) for each in admins), return_exceptions=True)
    for failure in {str(result): result for result in results if isinstance(result, BaseException)}.values():
        if not isinstance(failure, TelegramError):
            raise failure
        logger.warning("a menu of commands or a part of the profile could not be set: %s", failure)


async def _set_menu(application: Bot, menu: Menu) -> None:
    bot, place = application.bot, {"scope": menu.scope, "language_code": menu.language}
    if await bot.get_my_commands(**place) != menu.commands:
        await bot.set_my_commands(menu.commands, **place)


async def _set_menu_of_admin(application: Bot, admin: int) -> None:
    try:
        await _set_menu(application, admin_menu(admin))
    except BadRequest as refusal:
        logger.info("admin %s has no menu, because they have not started the bot yet: %s", admin, refusal)


async def _set_profile(application: Bot, code: str | None, say: Speech) -> None:
    bot = application.bot
    name, description, short = (say.text(f"chat.profile.{part}") for part in ("name", "description", "short"))
    if (await bot.get_my_name(code)).name != name:
        await bot.set_my_name(name, code)
    if (await bot.get_my_description(code)).description != description:
        await bot.set_my_description(description, code)
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)
