"""The bot in Telegram, run by polling: from the first connection to an orderly end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.announcing import announce
from bot.application import Bot, build_application, service_of
from bot.errors import TelegramUnavailable
from bot.freshness import kept_fresh
from bot.news import news_told
from bot.settings import Settings
from bot.starting import prepared_store
from bot.transport import Transport, refusal, unreachable
from bot.upkeep import upkept
from handlers import surfaces

POLL_SECONDS = 30
"""How long Telegram holds a request for updates open while there are none."""

STOP_SECONDS = 7.0
"""How long answers under way may take once the bot is told to stop; supervisors wait for ten seconds."""

logger = logging.getLogger(__name__)


def run_polling(settings: Settings) -> None:
    """Answer in Telegram until SIGINT or SIGTERM. What arrived while the bot was down is answered first.

    Raises SettingsError without a token, and TelegramUnavailable where Telegram cannot be reached at the start or
    refuses the token, then or later.
    """
    settings.token()
    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_poll(settings))


async def _poll(settings: Settings) -> None:
    _stop_on_sigterm()
    updates = Transport(settings.token(), connections=1)
    async with prepared_store(settings) as store:
        application = build_application(settings, store, updates_request=updates)
        service = service_of(application)
        async with _connected(application, settings), kept_fresh(store), upkept(service):
            await announce(application, settings.admin_ids)
            async with news_told(application.bot, service), _polling(application):
                await updates.refused.wait()
    raise TelegramUnavailable(refusal(settings))


def _stop_on_sigterm() -> None:
    """Let SIGTERM do what asyncio does on SIGINT: whatever is under way unwinds, in order."""
    task = asyncio.current_task()
    assert task is not None, "a coroutine runs in one"  # noqa: S101 - for the type checker
    with contextlib.suppress(NotImplementedError):  # Windows has no SIGTERM to handle
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


@asynccontextmanager
async def _connected(application: Bot, settings: Settings) -> AsyncIterator[None]:
    """Telegram knows us; afterwards every connection is closed."""
    try:
        try:
            await application.initialize()
        except InvalidToken:
            raise TelegramUnavailable(refusal(settings)) from None
        except TelegramError as error:
            raise TelegramUnavailable(unreachable(settings, error)) from None
        yield
    finally:
        await service_of(application).studio.close()
        await application.shutdown()
        await application.bot.shutdown()  # which the application leaves out where its start failed


@asynccontextmanager
async def _polling(application: Bot) -> AsyncIterator[None]:
    """Updates come in; at the end those that came in are answered, as far as there is time."""
    updater = application.updater
    assert updater is not None, "it is built with one"  # noqa: S101 - for the type checker
    await application.start()
    try:
        await updater.start_polling(
            timeout=POLL_SECONDS,
            bootstrap_retries=-1,
            allowed_updates=surfaces.UPDATES,
            drop_pending_updates=False,
            error_callback=_note_polling_error,
        )
        logger.info("answering; stop with Ctrl-C")
        yield
    finally:
        logger.info("stopping")
        await _stop(*([updater.stop] if updater.running else []), application.stop)


async def _stop(*steps: Callable[[], Awaitable[None]]) -> None:
    """Take each step even if one before it fails, but not for longer than there is time."""
    try:
        async with asyncio.timeout(STOP_SECONDS):
            for step in steps:
                try:
                    await step()
                except Exception as error:
                    logger.warning("stopping was not smooth: %s: %s", type(error).__name__, error)
    except TimeoutError:
        logger.warning("stopped after %.0f s with answers still under way", STOP_SECONDS)


def _note_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        logger.error("another program is asking for updates with the same token: stop one of the two")
    else:
        logger.warning("asking for updates failed, trying again: %s", error)
