"""The connections to Telegram: python-telegram-bot's requests, carried by aiohttp."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any

import aiohttp
from httpx_aiohttp import AiohttpTransport
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.redaction import Redactor
from bot.settings import TELEGRAM, Settings
from handlers.weather import ConnectionLostError

# httpx's own pool hands one idle connection to several waiting requests: from about 32 requests in flight
# its throughput falls to a fifth. aiohttp's does not, so each update under way may hold a connection.
CONNECTIONS = 256

CONNECT_SECONDS = 10.0
READ_SECONDS = 15.0
# aiohttp counts the opening of a new connection as waiting for the pool
POOL_SECONDS = CONNECT_SECONDS + 5.0


class Connections(AiohttpTransport):
    """A pool of connections that obeys HTTPS_PROXY, and opens anew if it is used after it was closed."""

    def __init__(self, most: int) -> None:
        super().__init__(client=self._open)
        self._most = most

    async def aclose(self) -> None:
        """Close every connection."""
        await super().aclose()
        self.client = self._open

    def _open(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(limit=self._most, ssl=self.ssl_context)
        return aiohttp.ClientSession(connector=connector, trust_env=True)


class Transport(HTTPXRequest):
    """A request whose errors never hold the address, because the token is a part of it.

    `refused` is set once Telegram answers that it does not know the token. Polling needs to be told: on such
    an answer python-telegram-bot stops asking for updates and goes on as if nothing had happened.
    """

    def __init__(self, token: str, connections: int = CONNECTIONS) -> None:
        super().__init__(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            write_timeout=READ_SECONDS,
            pool_timeout=POOL_SECONDS,
            httpx_kwargs={"transport": Connections(connections)},
        )
        self.refused = asyncio.Event()
        self._redact = Redactor([token])

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Ask Telegram. Raises TimedOut or another NetworkError."""
        try:
            status, body = await super().do_request(*args, **kwargs)
        except TelegramError as error:
            error.message = self._redact(error.message)
            raise
        except Exception as error:
            # `from None`: the error underneath holds the address
            raise ConnectionLostError(self._redact(f"{type(error).__name__}: {error}")) from None
        if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
            self.refused.set()
        return status, body


def refusal(settings: Settings) -> str:
    """What to tell a person whose token is not accepted."""
    if settings.telegram_api_url == TELEGRAM:
        return "Telegram does not know TELEGRAM_TOKEN. Get the current token from @BotFather with /token."
    return (
        f"{settings.telegram_api_url} does not know TELEGRAM_TOKEN, or is no Bot API server. "
        "Check TELEGRAM_API_URL and TELEGRAM_TOKEN."
    )


def unreachable(settings: Settings, error: TelegramError) -> str:
    """What to tell a person whose bot gets no answer."""
    return (
        f"{settings.telegram_api_url} cannot be reached ({error}). Check the connection, HTTPS_PROXY if you "
        "need one, and TELEGRAM_API_URL if you set it."
    )
