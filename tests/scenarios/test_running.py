"""`clusterbot run` as a process of its own, against a Bot API server on loopback."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from handlers import surfaces
from tests.telegram.botapi import TOKEN, BotApi, Json
from tests.telegram.people import World
from tests.telegram.refusal import ApiError, DropError
from tests.telegram.server import Server, serving

ROOT = Path(__file__).parents[2]
STOPS_WITHIN = 10.0
STARTS_WITHIN = 60.0


@dataclass
class Running:
    """The bot's process, and the Telegram that it talks to."""

    process: Process
    server: Server
    world: World

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> str:
        """End it as a supervisor does; give what it printed."""
        self.process.send_signal(number)
        return await self.ended(STOPS_WITHIN)

    async def ended(self, seconds: float = STARTS_WITHIN) -> str:
        """What it printed until it ended."""
        printed, _ = await asyncio.wait_for(self.process.communicate(), seconds)
        return printed.decode()


def environment(database: str, **settings: str) -> dict[str, str]:
    """Of this test's own, with development mode on, so that nothing left open goes unnoticed."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    cache = str(Path(database.removeprefix("sqlite:///")).parent / "cache")
    own = {"PYTHONDEVMODE": "1", "PYTHONPATH": str(ROOT), "DATABASE_URL": database, "XDG_CACHE_HOME": cache}
    return {**kept, **own, **settings}


async def start(folder: Path, environment: dict[str, str]) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=folder,
        env=environment,
        stdout=PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


def answers(api: BotApi) -> int:
    return api.count("sendMessage") + api.count("answerInlineQuery")


@asynccontextmanager
async def running(api: BotApi, database: str, folder: Path, **settings: str) -> AsyncIterator[Running]:
    async with serving(api) as server:
        settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url, **settings}
        process = await start(folder, environment(database, **settings))

        async def deliver(update: Json) -> None:
            before = answers(api)
            await server.push(update)
            await server.until(lambda api: answers(api) > before)

        try:
            yield Running(process, server, World(api, deliver))
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()


async def test_it_answers_in_private_and_inline_and_stops_when_told(api: BotApi, database: str, tmp_path: Path) -> None:
    async with running(api, database, tmp_path, LOG_LEVEL="DEBUG") as bot:
        ada = bot.world.person("Ada")

        [answer] = await ada.says("rank of Shanghai-Suzhou 2017")
        assert "#19 in 2017" in answer.text
        first, *_ = await ada.types_inline("rank of Shanghai-Suzhou 2017")
        assert "#19 in 2017" in first.title

        printed = await bot.stop()

    assert bot.process.returncode == 0
    assert api.allowed_updates == list(surfaces.UPDATES)
    assert {"rank", "help", "start"} <= {command["command"] for command in api.menus["default", ""]}
    assert f"@{api.me['username']}" in printed
    assert "ResourceWarning" not in printed
    assert "Traceback" not in printed
    assert_no_token_in(printed)


async def test_ctrl_c_stops_it_too(api: BotApi, database: str, tmp_path: Path) -> None:
    async with running(api, database, tmp_path) as bot:
        await bot.world.person().says("/start")
        printed = await bot.stop(signal.SIGINT)
    assert bot.process.returncode == 0
    assert "Traceback" not in printed


async def test_files_go_both_ways(api: BotApi, database: str, tmp_path: Path) -> None:
    """A chart is sent up; an admin's table, which is made up, is fetched, and the preview's file sent up."""
    async with running(api, database, tmp_path, ADMIN_IDS="42", LOG_LEVEL="DEBUG") as bot:
        olga = bot.world.person("Olga", number=42)
        [answer] = await olga.says("trend of Tokyo")
        await World(api, bot.server.push).person(number=42).taps("Chart", under=answer)
        await bot.server.until(lambda api: api.count("sendPhoto") == 1)
        photo = api.sent[42][-1]
        assert api.files[photo.call["photo"]].startswith(b"\x89PNG\r\n\x1a\n")
        assert photo.text.startswith(answer.text.partition("\n")[0])

        table = b"Rank,Cluster name,Economy\n36,Madeupville,FR\n"
        diff, preview = await olga.sends_file("table.csv", table, "GII 2023 https://www.wipo.int/made-up-page")
        assert b"+ clusters madeupville" in api.files[diff.call["document"]]
        assert "1 new" in preview.text
        printed = await bot.stop()

    assert "Traceback" not in printed
    assert_no_token_in(printed)


async def test_what_arrived_while_it_was_down_is_answered_once(api: BotApi, database: str, tmp_path: Path) -> None:
    async def hold(update: Json) -> None:
        api.updates.append(update)

    ada = World(api, hold).person()
    await ada.says("rank of Tokyo 2023")

    for _ in range(2):
        async with running(api, database, tmp_path) as bot:
            await bot.server.until(lambda api: bool(api.allowed_updates) and not api.updates)
            await bot.stop()

    [answer] = api.sent[ada.user["id"]]
    assert "Tokyo–Yokohama was #1" in answer.text


async def test_it_gets_over_the_weather(api: BotApi, database: str, tmp_path: Path) -> None:
    api.fail_next("getUpdates", ApiError(502, "Bad Gateway"), DropError(accepted=False))
    api.fail_next("sendMessage", ApiError(429, "Too Many Requests: retry after 1", retry_after=1))
    async with running(api, database, tmp_path) as bot:
        [answer] = await bot.world.person().says("rank of Tokyo 2023")
        printed = await bot.stop()
    assert "#1" in answer.text
    assert "asking for updates failed, trying again" in printed
    assert "Traceback" not in printed
    assert_no_token_in(printed)


async def test_an_update_that_cannot_be_read_keeps_nobody_else_from_an_answer(
    api: BotApi, database: str, tmp_path: Path
) -> None:
    async with running(api, database, tmp_path) as bot:
        api.updates += [
            {"update_id": next(api.ids), "message": {"message_id": 1, "chat": 7, "date": "yesterday"}},
            {"update_id": next(api.ids), "inline_query": ["made", "up"]},
            {"update_id": next(api.ids), "message": "nothing but words"},
        ]
        [answer] = await bot.world.person().says("rank of Tokyo 2023")
        await bot.server.until(lambda api: not api.updates)
        printed = await bot.stop()
    assert "Tokyo–Yokohama was #1" in answer.text
    assert re.search(r"incident [0-9a-f]{8}: update \d+ cannot be read", printed)
    assert "yesterday" not in printed
    assert "Traceback" not in printed


async def test_a_refused_token_ends_it_with_a_sentence(api: BotApi, database: str, tmp_path: Path) -> None:
    async with running(api, database, tmp_path, TELEGRAM_TOKEN="1:other") as bot:
        printed = await bot.ended()
    assert bot.process.returncode == 5
    assert "does not know TELEGRAM_TOKEN" in printed
    assert "1:other" not in printed
    assert "Traceback" not in printed


async def test_a_token_that_is_revoked_later_ends_it_too(api: BotApi, database: str, tmp_path: Path) -> None:
    async with running(api, database, tmp_path) as bot:
        await bot.world.person().says("/start")
        api.fail_next("getUpdates", ApiError(401, "Unauthorized"))
        await World(api, bot.server.push).person().says("/help")
        printed = await bot.ended()
    assert bot.process.returncode == 5
    assert "does not know TELEGRAM_TOKEN" in printed
    assert_no_token_in(printed)


async def test_no_telegram_ends_it_with_a_sentence(
    api: BotApi, database: str, tmp_path: Path, unused_tcp_port: int
) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}"
    async with running(api, database, tmp_path, TELEGRAM_API_URL=url) as bot:
        printed = await bot.ended()
    assert bot.process.returncode == 5
    assert f"{url} cannot be reached" in printed
    assert "Traceback" not in printed


async def test_without_a_token_it_says_how_to_get_one(database: str, tmp_path: Path) -> None:
    process = await start(tmp_path, environment(database))
    printed, _ = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 3
    assert "@BotFather" in printed.decode()
    assert "clusterbot chat" in printed.decode()
    assert "Traceback" not in printed.decode()


def assert_no_token_in(printed: str) -> None:
    assert TOKEN not in printed
    assert TOKEN.partition(":")[2] not in printed
