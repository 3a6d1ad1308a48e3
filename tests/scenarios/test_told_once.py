"""Followers hear of a revision once, also where the process that made it died before it told anybody."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from bot import news
from bot.application import service_of
from bot.news import tell_news
from db.follows import follow
from db.store import Store
from tests.telegram.botapi import BotApi
from tests.telegram.fixtures import Clock, started

ROOT = Path(__file__).parents[2]
ADA, BOB = 1001, 1002

COMMIT_AND_DIE = """
import asyncio, os, signal, sys
from db.cells import cells_of
from db.csvfiles import Line, Sheet
from db.store import Store
from db.tables import TABLE_OF

async def use(url):
    store = await Store.open(url)
    ranking = store.snapshot.rankings[2023, "seoul"]
    cells = cells_of(TABLE_OF["rankings"], ranking) | {"note": "made up"}
    await store.apply([Sheet("rankings", (Line(2, cells),))], made_by="made-up admin", summary="a note")
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(use(sys.argv[1]))
"""


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "APART_SECONDS", 0)


async def two_followers(database: str, api: BotApi) -> None:
    for person in (ADA, BOB):
        api.chats[person] = {"id": person, "type": "private", "first_name": "Made up"}
    store = await Store.open(database)
    async with store.changing() as connection:
        for person in (ADA, BOB):
            await follow(connection, person, "seoul", store.revision)
    await store.close()


async def commit_and_die(database: str) -> None:
    """Change what they follow, and be killed right after the commit."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", COMMIT_AND_DIE, database, cwd=ROOT)
    assert await process.wait() == -signal.SIGKILL


async def start_and_tell(database: str, api: BotApi, clock: Clock) -> dict[int, int]:
    """Start the bot anew, let it tell, end it; how many messages each of them has by now."""
    store = await Store.open(database)
    async with started(api, store, clock) as bot:
        await tell_news(bot.bot, service_of(bot))
    await store.close()
    return {person: len(api.sent[person]) for person in (ADA, BOB)}


async def test_what_was_committed_before_a_crash_is_told_once_after_it(
    database: str, api: BotApi, clock: Clock
) -> None:
    await two_followers(database, api)
    assert await start_and_tell(database, api, clock) == {ADA: 0, BOB: 0}
    await commit_and_die(database)
    assert await start_and_tell(database, api, clock) == {ADA: 1, BOB: 1}
    assert "Seoul" in api.sent[ADA][0].text
    assert await start_and_tell(database, api, clock) == {ADA: 1, BOB: 1}


async def test_of_several_workers_one_tells(database: str, api: BotApi, clock: Clock) -> None:
    await two_followers(database, api)
    await commit_and_die(database)
    stores = [await Store.open(database) for _ in range(2)]
    async with started(api, stores[0], clock) as one, started(api, stores[1], clock) as other:
        await asyncio.gather(*(tell_news(bot.bot, service_of(bot)) for bot in (one, other)))
    for store in stores:
        await store.close()
    assert {person: len(api.sent[person]) for person in (ADA, BOB)} == {ADA: 1, BOB: 1}


async def test_a_crash_while_telling_tells_nobody_twice(
    database: str, api: BotApi, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_followers(database, api)
    await commit_and_die(database)
    store = await Store.open(database)
    async with started(api, store, clock) as bot:
        with monkeypatch.context() as dying:
            # the pause behind the first message is where the process is stopped
            dying.setattr(news, "APART_SECONDS", 3600)
            telling = asyncio.create_task(tell_news(bot.bot, service_of(bot)))
            async with asyncio.timeout(10):
                while not api.sent[ADA]:  # noqa: ASYNC110 - the recorder has no event to wait for
                    await asyncio.sleep(0.01)
            telling.cancel()
            with pytest.raises(asyncio.CancelledError):
                await telling
    await store.close()
    assert await start_and_tell(database, api, clock) == {ADA: 1, BOB: 1}
