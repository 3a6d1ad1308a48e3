"""python-telegram-bot's Bot, except that one update that it cannot read does not keep it from all others."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.ext import ExtBot

logger = logging.getLogger(__name__)


class TelegramBot(ExtBot[int]):
    """Reads updates one by one. Of one that cannot be read only its number is left, so that it is confirmed."""

    def __repr__(self) -> str:
        return "<TelegramBot>"  # the usual one shows the token

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: int | timedelta | None = None,  # noqa: ASYNC109 - Telegram's own, not the caller's
        allowed_updates: Sequence[str] | None = None,
        **options: Any,
    ) -> tuple[Update, ...]:
        """What has come in since `offset`; `timeout` is how long Telegram holds the request while there is nothing."""
        held = timeout.total_seconds() if isinstance(timeout, timedelta) else timeout or 0
        asked = {"timeout": timeout, "offset": offset, "limit": limit, "allowed_updates": allowed_updates}
        patience = (self._request[0].read_timeout or 0) + held
        found = await self._post("getUpdates", asked, **{"read_timeout": patience, **options})
        assert isinstance(found, list), "Telegram answers with a list"  # noqa: S101 - for the type checker
        return tuple(update for each in found if (update := self._read(each)))

    def _read(self, content: Any) -> Update | None:
        try:
            update = Update.de_json(content, self)
        except Exception as error:
            number = content.get("update_id") if isinstance(content, dict) else None
            incident = secrets.token_hex(4)
            logger.error(
                "incident %s: update %s cannot be read (%s: %s) and is passed over",
                incident, number, type(error).__name__, error,
            )  # fmt: skip
            return Update(number) if isinstance(number, int) else None
        return update
