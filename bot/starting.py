"""What every command does first: read the settings, send the log its way, open the store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from platformdirs import user_cache_path

from bot import logs
from bot.preparing import Preparation
from bot.settings import Settings, read_settings
from db.store import Store
from questions.compiled import is_kept
from questions.names import prepare

NAMES_FROM = 0.5
"""The part of a first start that is done when the record is imported and the names are made ready."""


def quiet_start() -> Settings:
    """The settings, with a log that tells nothing of what goes well unless LOG_LEVEL is DEBUG.

    Who asks a question on the command line reads the answer, not how it came about.
    """
    settings = read_settings()
    start_log(settings, "WARNING" if settings.log_level == "INFO" else settings.log_level)
    return settings


def start_log(settings: Settings, level: str) -> None:
    """Log from `level` upwards, with the token hidden."""
    token = settings.telegram_token
    logs.configure(level, secrets=[token.get_secret_value()] if token else [])


@asynccontextmanager
async def prepared_store(settings: Settings) -> AsyncIterator[Store]:
    """The store, open; the first time that takes a moment, which a person at a terminal is told about."""
    with Preparation() as preparation:
        store = await Store.open(settings.database_url, on_progress=preparation)
        cache = user_cache_path("clusterbot", appauthor=False)
        if not is_kept(cache):
            preparation("names and phrases", NAMES_FROM)
        prepare(cache)
    try:
        yield store
    finally:
        await store.close()
