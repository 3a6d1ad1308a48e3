"""The loopback server serves python-telegram-bot over HTTP, with Telegram's semantics of polling."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError

from bot.transport import Transport
from tests.telegram.botapi import TOKEN, BotApi
from tests.telegram.refusal import ApiError, DropError
from tests.telegram.server import Server, serving

KINDS = ["message", "inline_query"]


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving(BotApi()) as server:
        yield server


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    async with bot_at(server) as bot:
        yield bot


def bot_at(server: Server, token: str = TOKEN) -> Bot:
    return Bot(
        token,
        base_url=f"{server.url}/bot",
        request=Transport(token),
        get_updates_request=Transport(token),
    )


def message(number: int) -> dict[str, object]:
    ada = {"id": 1001, "type": "private", "first_name": "Ada"}
    return {"update_id": number, "message": {"message_id": number, "date": 1, "text": "x", "chat": ada}}


def numbers(updates: tuple[Update, ...]) -> list[int]:
    return [update.update_id for update in updates]


async def test_calls_go_over_http(server: Server, bot: Bot) -> None:
    server.api.chats[1001] = {"id": 1001, "type": "private", "first_name": "Ada"}
    sent = await bot.send_message(1001, "上海 & <b>苏州</b>".replace("&", "&amp;"), "HTML")
    assert sent.text == "上海 & 苏州"


async def test_updates_come_again_until_they_are_confirmed(server: Server, bot: Bot) -> None:
    for number in (5, 6):
        await server.push(message(number))

    assert numbers(await bot.get_updates(allowed_updates=KINDS)) == [5, 6]
    assert numbers(await bot.get_updates(allowed_updates=KINDS)) == [5, 6]
    assert numbers(await bot.get_updates(offset=6, allowed_updates=KINDS)) == [6]
    assert numbers(await bot.get_updates(offset=7, allowed_updates=KINDS)) == []


async def test_updates_that_were_not_asked_for_do_not_come(server: Server, bot: Bot) -> None:
    await server.push({"update_id": 5, "poll": {}})
    assert await bot.get_updates(allowed_updates=KINDS) == ()


async def test_a_poll_waits_for_an_update(server: Server, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=20, allowed_updates=KINDS))
    await server.until(lambda api: api.allowed_updates == KINDS)
    await server.push(message(5))
    assert numbers(await waiting) == [5]


async def test_a_second_poll_ends_the_first(server: Server, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20, allowed_updates=KINDS))
    await server.until(lambda api: api.allowed_updates == KINDS)
    assert await bot.get_updates(allowed_updates=KINDS) == ()
    with pytest.raises(Conflict):
        await first


async def test_it_fails_when_told_to(server: Server, bot: Bot) -> None:
    server.api.chats[1001] = {"id": 1001, "type": "private", "first_name": "Ada"}
    server.api.fail_next(
        "sendMessage", ApiError(502, "Bad Gateway"), DropError(accepted=False), DropError(accepted=True)
    )
    for _ in range(3):
        with pytest.raises(NetworkError):
            await bot.send_message(1001, "x")
    assert len(server.api.sent[1001]) == 1


async def test_another_token_is_not_known(server: Server) -> None:
    with pytest.raises(InvalidToken):
        async with bot_at(server, "123:other"):
            pass
