"""How the bot is put together, and what it says about itself when it starts."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, Application, ApplicationBuilder, Defaults
from telegram.request import BaseRequest

from answers.desk import Desk
from bot.ordering import OrderedByChat
from bot.settings import Settings
from bot.transport import CONNECTIONS, Transport
from db.store import Store
from handlers import errors, surfaces
from handlers.commands import menu
from handlers.service import Service, utc_now

# every flood wait would otherwise be a warning that waits are going to be timedeltas
os.environ.setdefault("PTB_TIMEDELTA", "true")

Bot = Application[Any, Any, Any, Any, Any, Any]

FLOOD_RETRIES = 3
"""How often a call is repeated that Telegram put off; it says itself for how long."""

DEFAULTS = Defaults(
    parse_mode=ParseMode.HTML,
    link_preview_options=LinkPreviewOptions(is_disabled=True),
    allow_sending_without_reply=True,  # the question may have been deleted since
)

logger = logging.getLogger(__name__)


def build_application(
    settings: Settings,
    store: Store,
    *,
    request: BaseRequest | None = None,
    updates_request: BaseRequest | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Bot:
    """The whole bot, not yet started. The requests are the way to Telegram; `now` is its clock.

    Raises SettingsError where there is no token.
    """
    token = settings.token()
    application: Bot = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(request or Transport(token))
        .get_updates_request(updates_request or Transport(token, connections=1))
        .concurrent_updates(OrderedByChat(at_once=CONNECTIONS))
        .rate_limiter(AIORateLimiter(max_retries=FLOOD_RETRIES))
        .defaults(DEFAULTS)
        .build()
    )
    desk = Desk(store)
    desk.warm()
    application.add_handlers(surfaces.handlers(Service(store, desk, now)))
    application.add_error_handler(errors.report)
    return application


async def announce(application: Bot) -> None:
    """Say in the log who the bot is and what BotFather still has to be told; set the menu if it differs."""
    bot = application.bot
    logger.info("this is @%s", bot.username)
    if not bot.supports_inline_queries:
        logger.warning("inline mode is off: send /setinline to @BotFather to let people ask in any chat")
    try:
        if await bot.get_my_commands() != menu():
            await bot.set_my_commands(menu())
    except TelegramError as error:
        logger.warning("the menu of commands could not be set: %s", error)
