"""The real bot on the shipped record, with a recorder in the place of Telegram."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr
from telegram import Update

from bot.announcing import announce
from bot.application import Bot, build_application, service_of
from bot.settings import Settings
from db.store import Store
from tests.telegram.botapi import TOKEN, BotApi, Json
from tests.telegram.people import World
from tests.telegram.recorder import Recorder

__all__ = ["api", "bot", "clock", "database", "prepared_database", "store", "world"]


OWNER = 42
"""The number of the person who owns the bot."""


@dataclass
class Clock:
    """The time of day as the bot sees it."""

    now: datetime = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, time: timedelta) -> None:
        """Let time go by."""
        self.now += time


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def prepared_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shipped record, made once."""
    path = tmp_path_factory.mktemp("prepared") / "clusterbot.db"
    store = await Store.open(f"sqlite:///{path}")
    await store.close()
    return path


@pytest.fixture
def database(prepared_database: Path, tmp_path: Path) -> str:
    """The address of a database of the test's own."""
    path = tmp_path / "clusterbot.db"
    shutil.copy(prepared_database, path)
    return f"sqlite:///{path}"


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    store = await Store.open(database)
    yield store
    await store.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def api() -> Iterator[BotApi]:
    """Telegram. A test fails if the bot broke one of its rules, unless the test itself looks at that."""
    api = BotApi()
    yield api
    assert not api.broken_rules, api.broken_rules


@asynccontextmanager
async def started(api: BotApi, store: Store, clock: Clock) -> AsyncIterator[Bot]:
    """The bot as it is run, except that nothing is fetched: updates are handed to it."""
    settings = Settings(telegram_token=SecretStr(TOKEN), database_url="sqlite:///elsewhere.db", admin_ids=(OWNER,))
    recorder = Recorder(api)
    application = build_application(settings, store, request=recorder, updates_request=recorder, now=clock)
    async with application:
        await announce(application)
        yield application
        await service_of(application).studio.close()


def world_of(api: BotApi, bot: Bot) -> World:
    """Telegram with people in it, whose updates are handled before they look at the screen."""

    async def deliver(update: Json) -> None:
        read = Update.de_json(update, bot.bot)
        await bot.update_processor.process_update(read, bot.process_update(read))

    return World(api, deliver)


@pytest.fixture
async def bot(api: BotApi, store: Store, clock: Clock) -> AsyncIterator[Bot]:
    async with started(api, store, clock) as bot:
        yield bot


@pytest.fixture
def world(api: BotApi, bot: Bot) -> World:
    return world_of(api, bot)
