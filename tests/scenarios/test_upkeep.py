"""A running bot deletes what is past its time, and writes what it has counted, by the clock alone."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from bot import upkeep
from bot.application import Bot, service_of
from bot.upkeep import upkept
from db.models import Base, ConversationRow, FeedbackRow
from db.store import Store
from db.usage import usage_since
from tests.telegram.fixtures import Clock
from tests.telegram.people import World


async def rows(store: Store, table: type[Base]) -> int:
    async with store.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0


async def becomes_empty(store: Store, table: type[Base]) -> None:
    async with asyncio.timeout(10):
        while await rows(store, table):  # noqa: ASYNC110 - a database has no event to wait for
            await asyncio.sleep(0.01)


async def test_an_idle_bot_forgets_what_it_said_it_would(
    world: World, bot: Bot, store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "EVERY_SECONDS", 0.01)
    await world.person().says("rank of Seoul 2023")
    await world.person().says("made-up wording blorp")
    assert await rows(store, ConversationRow) > 0
    assert await rows(store, FeedbackRow) == 1
    async with upkept(service_of(bot)):
        clock.pass_by(timedelta(minutes=31))
        await becomes_empty(store, ConversationRow)
        assert await rows(store, FeedbackRow) == 1
        clock.pass_by(timedelta(days=90))
        await becomes_empty(store, FeedbackRow)


async def test_what_was_counted_is_written_when_the_bot_stops(world: World, bot: Bot, store: Store) -> None:
    async with upkept(service_of(bot)):
        await asyncio.sleep(0)
        await world.person().says("rank of Seoul 2023")
    async with store.looking() as connection:
        assert sum((await usage_since(connection, date(2026, 1, 1))).values()) == 1
