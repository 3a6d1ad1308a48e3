"""Repeats calls to Telegram that did not get through, within bounds and without doing anything twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import ChatMigrated, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from handlers.weather import may_be_repeated, may_have_arrived

PAUSES_SECONDS = (0.3, 1.0, 3.0)
"""Before the second, third and last try of a call that did not get through."""
LONGEST_WAIT_SECONDS = 90.0
"""How long one call waits in all for Telegram to take it; what is that late nobody waits for."""
ONCE = 1
"""For a call that must not be made again where the first may have been carried out."""

_SENDS = ("send", "copy", "forward")
_HARMLESS = {"sendChatAction"}
_FIRST = "getMe"
"""What a start begins with: whether Telegram can be reached at all is to be said at once."""

Json = bool | dict[str, Any] | list[dict[str, Any]]

logger = logging.getLogger(__name__)


class Patience(BaseRateLimiter[int]):
    """Waits as long as Telegram asks, chat by chat, and tries again what was lost on the way.

    Nothing is slowed down in advance: Telegram's own word decides, and only calls of the chat that it is about
    wait. A message that may have arrived is not sent again here: `handlers.sending` looks for it first.
    """

    __slots__ = ()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Json]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Json:
        """Make the call; raises what the last try raised."""
        once = rate_limit_args == ONCE or (endpoint.startswith(_SENDS) and endpoint not in _HARMLESS)
        waited, pauses = 0.0, iter(() if endpoint == _FIRST else PAUSES_SECONDS)
        while True:
            try:
                return await callback(*args, **kwargs)
            except ChatMigrated as moved:
                if data.get("chat_id") == moved.new_chat_id or "chat_id" not in data:
                    raise
                logger.info("a group has become a supergroup: it is answered there")
                data["chat_id"] = moved.new_chat_id
            except RetryAfter as flood:
                pause = _seconds(flood) + 0.1
                if waited + pause > LONGEST_WAIT_SECONDS:
                    raise
                logger.info("Telegram asks to wait %.1f s before %s", pause, endpoint)
                waited += pause
                await asyncio.sleep(pause)
            except TelegramError as error:
                again = may_be_repeated(error) or (may_have_arrived(error) and not once)
                next_pause = next(pauses, None) if again else None
                if next_pause is None:
                    raise
                logger.info("%s is tried again in %.1f s: %s", endpoint, next_pause, error)
                await asyncio.sleep(next_pause)


def _seconds(flood: RetryAfter) -> float:
    wait = flood.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
