"""How the bot is put together."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import Application, ApplicationBuilder, Defaults
from telegram.request import BaseRequest

from answers.desk import Desk
from bot.ordering import OrderedByChat
from bot.settings import Settings
from bot.telegrambot import TelegramBot
from bot.transport import CONNECTIONS, Transport
from db.store import Store
from editing.desk import EditingDesk
from editing.waiting import Waiting
from handlers import admin_commands, admin_gate, errors, surfaces
from handlers.admin_gate import Editors
from handlers.admin_roll import Roll
from handlers.patience import Patience
from handlers.service import Service, utc_now

# every flood wait would otherwise be a warning that waits are going to be timedeltas
os.environ.setdefault("PTB_TIMEDELTA", "true")

Bot = Application[Any, Any, Any, Any, Any, Any]

DEFAULTS = Defaults(
    parse_mode=ParseMode.HTML,
    link_preview_options=LinkPreviewOptions(is_disabled=True),
    allow_sending_without_reply=True,  # the question may have been deleted since
)

SERVICE = "service"


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
    telegram = TelegramBot(
        token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request or Transport(token),
        get_updates_request=updates_request or Transport(token, connections=1),
        defaults=DEFAULTS,
        rate_limiter=Patience(),
    )
    ordered = OrderedByChat(at_once=CONNECTIONS)
    application: Bot = ApplicationBuilder().bot(telegram).concurrent_updates(ordered).build()
    desk = Desk(store)
    desk.warm()
    service = Service(store, desk, now)
    application.bot_data[SERVICE] = service
    application.add_handlers(surfaces.handlers(service))
    application.add_handlers(admin_commands.handlers(_editors(settings, service)), group=admin_gate.GROUP)
    application.add_error_handler(partial(errors.report, service))
    return application


def _editors(settings: Settings, service: Service) -> Editors:
    editing = EditingDesk(service.store)
    roll = Roll(service.store, settings.admin_ids, service.now)
    return Editors(service, editing, Waiting(service.store, editing, service.now), roll)


def service_of(application: Bot) -> Service:
    """What the handlers of an application work with."""
    service: Service = application.bot_data[SERVICE]
    return service
