"""Sends followers what admins have to tell them, one after the other."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from db.dispatches import Dispatch, claim_dispatch, unsent
from handlers.membership import end_follows
from handlers.service import Service

APART_SECONDS = 0.05
"""Between two messages, so that all together stay well below what Telegram lets a bot send in a second."""
AT_ONCE = 200
"""How many are looked up at a time."""

logger = logging.getLogger(__name__)


async def send_dispatches(bot: ExtBot[Any], service: Service) -> None:
    """Send everything that is on its way, each message at most once. Raises StoreError."""
    while True:
        async with service.store.looking() as connection:
            waiting = await unsent(connection, AT_ONCE)
        if not waiting:
            return
        for dispatch in waiting:
            async with service.store.changing() as connection:
                mine = await claim_dispatch(connection, dispatch.number)
            if mine:
                await _send(bot, service, dispatch)
                await asyncio.sleep(APART_SECONDS)


async def _send(bot: ExtBot[Any], service: Service, dispatch: Dispatch) -> None:
    try:
        await bot.send_message(dispatch.person, dispatch.text, parse_mode=None)
    except (Forbidden, BadRequest) as error:
        logger.info("somebody is no longer there to be told: %s", error)
        await end_follows(service, dispatch.person)
    except TelegramError as error:
        logger.warning("a follower did not get an admin's message: %s", error)
