"""Whatever goes wrong on the way to Telegram, the token stays out of what is told about it."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import StringIO

import pytest
from telegram import Bot
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut

from bot import logs
from bot.redaction import Redactor
from bot.transport import Transport
from tests.telegram.botapi import TOKEN, BotApi
from tests.telegram.server import serving

OK = b'HTTP/1.1 200 OK\r\nContent-Length: 28\r\n\r\n{"ok": true, "result": true}'

ANSWERS = {
    "no answer": b"",
    "no HTTP": b"hello\r\n\r\n",
    "a bad header": b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
    "half an answer": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
    "no JSON": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<ok>",
    "bad gateway": b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\nsick",
    "elsewhere": b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
}


@asynccontextmanager
async def answering(answer: bytes) -> AsyncIterator[str]:
    """A server on loopback that gives the same answer to everything."""

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(converse, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        yield f"http://{host}:{port}"


async def failure(url: str) -> TelegramError:
    """What a call to a server raises."""
    request = Transport(TOKEN)
    bot = Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=Transport(TOKEN))
    with pytest.raises(TelegramError) as caught:
        async with bot:
            pass
    return caught.value


def everything_told_about(error: TelegramError) -> str:
    """The error as it prints itself, and as the log prints it with its traceback and causes."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.RedactingFormatter(Redactor([TOKEN])))
    logger = logging.Logger("made up")
    logger.addHandler(handler)
    logger.error("failed: %s", error, exc_info=error)
    return "\n".join([repr(error), str(error), repr(error.args), stream.getvalue()])


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
async def test_no_error_tells_the_token(answer: bytes) -> None:
    async with answering(answer) as url:
        error = await failure(url)
    assert TOKEN not in everything_told_about(error)


async def test_an_error_with_the_address_in_it_is_told_without() -> None:
    """The bad answer for which aiohttp puts the whole address into its error."""
    async with answering(ANSWERS["a bad header"]) as url:
        error = await failure(url)
    assert "[hidden]" in repr(error)
    assert TOKEN not in "".join(traceback.format_exception(error))


async def test_no_server_is_a_network_error(unused_tcp_port: int) -> None:
    error = await failure(f"http://127.0.0.1:{unused_tcp_port}")
    assert isinstance(error, NetworkError)
    assert TOKEN not in everything_told_about(error)


async def test_a_late_answer_is_a_timeout() -> None:
    release = asyncio.Event()

    async def wait(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await release.wait()
        writer.close()

    async with await asyncio.start_server(wait, "127.0.0.1", 0) as server, Transport(TOKEN) as request:
        host, port = server.sockets[0].getsockname()
        with pytest.raises(TimedOut) as caught:
            await request.post(f"http://{host}:{port}/bot{TOKEN}/getMe", read_timeout=0.05)
        release.set()
    assert TOKEN not in everything_told_about(caught.value)


async def test_it_notices_a_refused_token() -> None:
    async with serving(BotApi("1:other")) as server, Transport(TOKEN) as request:
        assert not request.refused.is_set()
        with pytest.raises(InvalidToken):
            await request.post(f"{server.url}/bot{TOKEN}/getMe")
        assert request.refused.is_set()


async def test_it_can_be_opened_again_after_it_was_closed() -> None:
    async with serving(BotApi()) as server:
        request = Transport(TOKEN)
        for _ in range(2):
            async with request:
                assert await request.post(f"{server.url}/bot{TOKEN}/getMe")


async def test_many_requests_are_under_way_at_once() -> None:
    """More than the pool of httpx itself can stand: see the comment on CONNECTIONS."""
    together, release = 100, asyncio.Event()
    waiting = 0

    async def wait(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal waiting
        await reader.readuntil(b"\r\n\r\n")
        waiting += 1
        if waiting == together:
            release.set()
        await release.wait()
        writer.write(OK)
        writer.close()

    async with await asyncio.start_server(wait, "127.0.0.1", 0) as server, Transport(TOKEN) as request:
        host, port = server.sockets[0].getsockname()
        calls = [request.post(f"http://{host}:{port}/bot{TOKEN}/getMe") for _ in range(together)]
        assert await asyncio.wait_for(asyncio.gather(*calls), 20) == [True] * together
