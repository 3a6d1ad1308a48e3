"""The bot reads updates one by one, and does not show its token."""

from __future__ import annotations

import logging

import pytest

from bot.telegrambot import TelegramBot
from tests.telegram.botapi import TOKEN, BotApi
from tests.telegram.recorder import Recorder

BROKEN = {
    "no date": {"message": {"message_id": 1, "chat": {"id": 1, "type": "private"}}},
    "a chat that is a number": {"message": {"message_id": 1, "date": 1, "chat": 5}},
    "a list": {"message": ["made up"]},
    "a text": {"message": "made up"},
}


def message(number: int) -> dict[str, object]:
    chat = {"id": 1, "type": "private"}
    return {"update_id": number, "message": {"message_id": number, "date": 1, "text": "x", "chat": chat}}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
async def test_an_update_that_cannot_be_read_leaves_its_number(
    broken: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    api = BotApi()
    api.updates = [message(5), {"update_id": 6, **broken}, message(7)]
    async with TelegramBot(TOKEN, request=Recorder(api), get_updates_request=Recorder(api)) as bot:
        updates = await bot.get_updates(allowed_updates=["message"])
    assert [(update.update_id, bool(update.message)) for update in updates] == [(5, True), (6, False), (7, True)]
    [told] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "update 6 cannot be read" in told.message
    assert not told.exc_info


def test_it_does_not_show_its_token() -> None:
    bot = TelegramBot(TOKEN, request=Recorder(BotApi()), get_updates_request=Recorder(BotApi()))
    assert TOKEN not in repr(bot)
    assert TOKEN not in str(bot)
