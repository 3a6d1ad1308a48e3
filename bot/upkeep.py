"""What a running bot does by the clock: writes what it has counted, and deletes what is past its time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.beside import beside
from db.errors import StoreError
from handlers.service import Service

EVERY_SECONDS = 60.0

logger = logging.getLogger(__name__)


@asynccontextmanager
async def upkept(service: Service) -> AsyncIterator[None]:
    """As long as this lasts, nothing stays longer than the privacy text says, also where nobody asks anything."""
    try:
        async with beside(_again_and_again(service)):
            yield
    finally:
        await service.tally.write(service.store, service.now())


async def _again_and_again(service: Service) -> None:
    while True:
        await keep_up(service)
        await asyncio.sleep(EVERY_SECONDS)


async def keep_up(service: Service) -> None:
    """Do it once. A database that fails is tried again the next time."""
    try:
        await service.tally.write(service.store, service.now())
        await service.store.forget_past(service.now())
    except StoreError as error:
        logger.warning("what is past its time is deleted later: %s", error)
