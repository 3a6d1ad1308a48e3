"""Keeps a running bot's snapshot of the record as new as the record itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.beside import beside
from db.errors import StoreError
from db.store import Store

LOOK_EVERY_SECONDS = 1.5
"""Between looks for a new revision: one that another process makes is answered from within two seconds."""

logger = logging.getLogger(__name__)


@asynccontextmanager
async def kept_fresh(store: Store) -> AsyncIterator[None]:
    """As long as this lasts, the store takes up revisions that others make."""
    async with beside(_look_again_and_again(store)):
        yield


async def _look_again_and_again(store: Store) -> None:
    failing = False
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        try:
            await store.refresh()
        except StoreError as error:
            if not failing:
                logger.warning("answering from the revision at hand: %s", error)
            failing = True
        else:
            failing = False
