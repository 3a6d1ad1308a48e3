"""How fast the bot answers in Telegram, beside a bot that only echoes: same transport, same server, one run.

    python benchmarks/surfaces.py [updates]

A Bot API server of our own runs in this process, each bot in one of its own. Private messages, inline queries and
taps come in two ways: one after another (each as soon as the one before is answered), which gives the times from an
update to the first call that it causes, and all at once from many chats, which gives updates a second and the
processor time of each. Ratios between the two bots tell more than the figures, which differ from machine to machine.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from operator import contains
from pathlib import Path
from statistics import median

import psutil
from aiohttp import web

ROOT = Path(__file__).parent.parent
TOKEN = "987654321:MadeUpForBenchmarks-abcdefghijklmn"  # noqa: S105 - nobody has it
NAMES = ("Tokyo", "Shanghai", "Seoul", "Beijing", "Paris", "London", "Munich", "Osaka", "New York", "Boston")
YEARS = range(2018, 2026)
FIRST_CALLS = {"sendMessage", "answerInlineQuery", "answerCallbackQuery"}

ECHO = """
import asyncio, sys
from telegram import InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ExtBot, InlineQueryHandler, MessageHandler, filters
from bot.ordering import OrderedByChat
from bot.transport import CONNECTIONS, Transport

async def message(update, _):
    await update.message.reply_text(update.message.text)

async def typed(update, _):
    text = InputTextMessageContent(update.inline_query.query)
    await update.inline_query.answer([InlineQueryResultArticle("1", update.inline_query.query, text)])

async def tapped(update, _):
    await update.callback_query.answer()
    await update.callback_query.edit_message_reply_markup(None)
    await update.callback_query.message.reply_text(update.callback_query.data)

token, url = sys.argv[1:]
updates = Transport(token, connections=1)
bot = ExtBot(token, base_url=url + "/bot", request=Transport(token), get_updates_request=updates)
app = ApplicationBuilder().bot(bot).concurrent_updates(OrderedByChat(CONNECTIONS)).build()
app.add_handler(MessageHandler(filters.TEXT, message))
app.add_handler(InlineQueryHandler(typed))
app.add_handler(CallbackQueryHandler(tapped))
app.run_polling(allowed_updates=Update.ALL_TYPES)
"""


@dataclass
class Telegram:
    """Hands out updates, takes every call, and notes when the first one for each update came."""

    url: str = ""
    waiting: asyncio.Queue[dict[str, object]] = field(default_factory=asyncio.Queue)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    pushed: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, request: web.Request) -> web.Response:
        """One call of the bot."""
        fields = await request.post()
        method = request.match_info["method"]
        result: object = True
        if method == "getUpdates":
            result = await self._updates(float(str(fields.get("timeout", 0))))
        elif method == "getMe":
            result = {"id": 987654321, "is_bot": True, "first_name": "x", "username": "x_bot"}
            result |= {"supports_inline_queries": True}
        elif method.startswith("getMy"):
            result = [] if method == "getMyCommands" else {"name": "", "description": "", "short_description": ""}
        elif method == "sendMessage":
            result = {"message_id": next(self.ids), "date": 1, "text": "x", "chat": _chat(int(str(fields["chat_id"])))}
        if method in FIRST_CALLS:
            self._note(str(fields.get("inline_query_id") or fields.get("callback_query_id") or fields["chat_id"]))
        return web.json_response({"ok": True, "result": result}, dumps=json.dumps)

    async def push(self, key: str, content: dict[str, object]) -> None:
        """Hold an update ready; the call that answers it names `key`."""
        self.pushed[key] = time.perf_counter()
        await self.waiting.put({"update_id": next(self.ids), **content})

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait for something that a call brings about."""
        async with asyncio.timeout(120):
            while not done():
                self.changed.clear()
                await self.changed.wait()

    def _note(self, key: str) -> None:
        if key in self.pushed:
            self.answered.setdefault(key, time.perf_counter())
        self.changed.set()

    async def _updates(self, seconds: float) -> list[dict[str, object]]:
        try:
            found = [await asyncio.wait_for(self.waiting.get(), max(seconds, 0.01))]
        except TimeoutError:
            return []
        while not self.waiting.empty() and len(found) < 100:
            found.append(self.waiting.get_nowait())
        return found


def _chat(number: int) -> dict[str, object]:
    return {"id": number, "type": "private", "first_name": "Ada"}


def _user(number: int) -> dict[str, object]:
    return {"id": number, "is_bot": False, "first_name": "Ada", "language_code": "en"}


def _question(number: int) -> str:
    return f"rank of {NAMES[number % len(NAMES)]} {YEARS[number // len(NAMES) % len(YEARS)]}"


def update_of(surface: str, number: int, telegram: Telegram) -> tuple[str, dict[str, object]]:
    """An update of somebody of their own, and how to know its answer."""
    person = 1_000_000 + next(telegram.ids)
    message = {"message_id": next(telegram.ids), "date": 1, "chat": _chat(person)}
    if surface == "private":
        return str(person), {"message": {**message, "from": _user(person), "text": _question(number)}}
    query = str(next(telegram.ids))
    if surface == "inline":
        typed = {"id": query, "from": _user(person), "query": _question(number), "offset": ""}
        return query, {"inline_query": typed}
    button = {"text": "x", "callback_data": f"q1:{_question(number)}"}
    under = {**message, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}}
    tap = {"id": query, "from": _user(person), "chat_instance": "1", "data": f"q1:{_question(number)}"}
    return query, {"callback_query": {**tap, "message": under}}


@asynccontextmanager
async def telegram_for(
    command: list[str], environment: dict[str, str]
) -> AsyncIterator[tuple[Telegram, psutil.Process]]:
    """A Telegram, and a bot that is connected to it."""
    telegram = Telegram()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", telegram.call)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    telegram.url = "http://{}:{}".format(*runner.addresses[0])
    process = await asyncio.create_subprocess_exec(
        *[part.format(url=telegram.url) for part in command],
        cwd=ROOT,
        env=environment | {"TELEGRAM_API_URL": telegram.url},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield telegram, psutil.Process(process.pid)
    finally:
        process.terminate()
        await process.wait()
        await runner.cleanup()


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds from an update to its first call, updates a second, and the processor's time for each, in ms."""

    p50: float
    p99: float
    a_second: float
    cpu: float


async def measure(telegram: Telegram, process: psutil.Process, surface: str, updates: int) -> Measured:
    """One after another, then all at once."""
    times = []
    for number in range(updates):
        key, content = update_of(surface, number, telegram)
        await telegram.push(key, content)
        await telegram.until(partial(contains, telegram.answered, key))
        times.append((telegram.answered[key] - telegram.pushed[key]) * 1000)
    before, started = sum(process.cpu_times()[:2]), time.perf_counter()
    keys = []
    for number in range(updates):
        key, content = update_of(surface, number, telegram)
        keys.append(key)
        await telegram.push(key, content)
    await telegram.until(lambda: all(key in telegram.answered for key in keys))
    took = time.perf_counter() - started
    await asyncio.sleep(1)  # what is done after the answer costs as well
    cpu = (sum(process.cpu_times()[:2]) - before) * 1000 / updates
    times.sort()
    return Measured(median(times), times[int(len(times) * 0.99)], updates / took, cpu)


async def run(command: list[str], environment: dict[str, str], updates: int) -> dict[str, Measured]:
    """Every surface of one bot."""
    async with telegram_for(command, environment) as (telegram, process):
        for number in range(50):  # which also waits until it is there
            key, content = update_of("private", number, telegram)
            await telegram.push(key, content)
            await telegram.until(partial(contains, telegram.answered, key))
        surfaces = ("private", "inline", "callback")
        return {surface: await measure(telegram, process, surface, updates) for surface in surfaces}


async def compare(updates: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_TOKEN": TOKEN,
            "DATABASE_URL": f"sqlite:///{folder}/clusterbot.db",
            "LOG_LEVEL": "WARNING",
        }
        echo = await run([sys.executable, "-c", ECHO, TOKEN, "{url}"], environment, updates)
        ours = await run([sys.executable, "-m", "bot", "run"], environment, updates)
    print(f"{'':10}{'':12}{'p50 ms':>9}{'p99 ms':>9}{'a second':>10}{'CPU ms':>9}")
    for surface, mine in ours.items():
        other = echo[surface]
        for name, each in (("clusterbot", mine), ("echo", other)):
            print(f"{surface:10}{name:12}{each.p50:9.2f}{each.p99:9.2f}{each.a_second:10.0f}{each.cpu:9.2f}")
        print(
            f"{surface:10}{'ratio':12}{mine.p50 / other.p50:9.2f}{mine.p99 / other.p99:9.2f}"
            f"{mine.a_second / other.a_second:10.2f}{mine.cpu / other.cpu:9.2f}"
        )


if __name__ == "__main__":
    asyncio.run(compare(int(sys.argv[1]) if len(sys.argv) > 1 else 400))
