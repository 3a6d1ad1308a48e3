"""The recorder answers python-telegram-bot as Telegram does, and reaches no network."""

from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from tests.telegram.botapi import TOKEN, BotApi
from tests.telegram.recorder import Recorder
from tests.telegram.refusal import ApiError, DropError


@pytest.fixture
def api() -> BotApi:
    return BotApi()


async def test_it_carries_what_a_bot_sends(api: BotApi) -> None:
    ada = api.chats[1001] = {"id": 1001, "type": "private", "first_name": "Ada"}
    async with Bot(TOKEN, request=Recorder(api), get_updates_request=Recorder(api)) as bot:
        markup = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Next", callback_data="n"))
        sent = await bot.send_message(ada["id"], "<b>5</b> &lt; 6", "HTML", reply_markup=markup)

    assert bot.username == api.me["username"]
    assert (sent.text, sent.reply_markup) == ("5 < 6", markup)
    [seen] = api.sent[1001]
    assert (seen.text, seen.buttons) == ("5 < 6", ["Next"])


async def test_a_broken_rule_is_an_error_for_the_bot_and_a_mark_against_it(api: BotApi) -> None:
    api.chats[1001] = {"id": 1001, "type": "private", "first_name": "Ada"}
    async with Bot(TOKEN, request=Recorder(api), get_updates_request=Recorder(api)) as bot:
        with pytest.raises(BadRequest, match="parse entities"):
            await bot.send_message(1001, "<b>", "HTML")

    assert api.broken_rules == [
        "sendMessage: Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""
    ]


async def test_it_fails_when_told_to_and_then_no_more(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with Bot(TOKEN, request=Recorder(api), get_updates_request=Recorder(api)) as bot:
        api.fail_next("getMe", ApiError(502, "Bad Gateway"), ApiError(429, "wait", 7), DropError(accepted=False))
        for error in (NetworkError, RetryAfter, NetworkError):
            with pytest.raises(error):
                await bot.get_me()
        assert (await bot.get_me()).id == api.me["id"]


async def test_another_token_is_not_known(api: BotApi) -> None:
    with pytest.raises(InvalidToken):
        await Bot("123:other", request=Recorder(api), get_updates_request=Recorder(api)).get_me()
