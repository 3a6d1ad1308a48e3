"""Tells people who follow a cluster that a new edition or a correction touches it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot.beside import beside
from bot.dispatching import send_dispatches
from db.errors import StoreError
from db.follows import Follow, behind, claim, editions_begun, editions_touched
from handlers.membership import end_follows
from handlers.presses import Act, Press
from handlers.service import Service
from handlers.speech import speech
from handlers.turns import recall_language

LOOK_EVERY_SECONDS = 2.0
APART_SECONDS = 0.05
"""Between two messages, so that all together stay well below what Telegram lets a bot send in a second."""

logger = logging.getLogger(__name__)


@asynccontextmanager
async def news_told(bot: ExtBot[Any], service: Service) -> AsyncIterator[None]:
    """As long as this lasts, followers hear of new revisions, and get what admins send them."""
    async with beside(_look_again_and_again(bot, service)):
        yield


async def _look_again_and_again(bot: ExtBot[Any], service: Service) -> None:
    told = -1
    while True:
        revision = service.store.revision
        try:
            if revision != told:
                await tell_news(bot, service)
                told = revision
            await send_dispatches(bot, service)
        except StoreError as error:
            logger.warning("followers are told later: %s", error)
        await asyncio.sleep(LOOK_EVERY_SECONDS)


async def tell_news(bot: ExtBot[Any], service: Service) -> None:
    """Tell every follower who has not been told about the newest revision, each at most once."""
    revision = service.store.revision
    async with service.store.reading() as connection:
        follows = await behind(connection, revision)
    for follow in follows:
        async with service.store.writing(service.now()) as connection:
            mine = await claim(connection, follow, revision)
            touched = await editions_touched(connection, follow.cluster, follow.told_revision, revision)
            begun = await editions_begun(connection, follow.told_revision, revision)
        if mine and touched:
            await _tell(bot, service, follow, touched, new=begun.issuperset(touched))
            await asyncio.sleep(APART_SECONDS)


async def _tell(bot: ExtBot[Any], service: Service, follow: Follow, touched: tuple[int, ...], *, new: bool) -> None:
    record = service.store.snapshot
    cluster = record.clusters.get(follow.cluster)
    if cluster is None:
        return
    say = speech(await recall_language(service, follow.person))
    editions = " · ".join(map(str, touched))
    text = say.html("chat.news.new" if new else "chat.news.corrected", cluster=cluster.name, editions=editions)
    question = say.text("chat.ask.rank", text=f"{cluster.name} {touched[-1]}")
    press = Press(Act.ASK, question)
    markup = InlineKeyboardMarkup.from_button(InlineKeyboardButton(question, callback_data=press.data))
    try:
        await bot.send_message(follow.person, text, reply_markup=markup if press.fits else None)
    except (Forbidden, BadRequest) as error:
        logger.info("somebody is no longer there to be told: %s", error)
        await end_follows(service, follow.person)
    except TelegramError as error:
        logger.warning("a follower was not told: %s", error)
