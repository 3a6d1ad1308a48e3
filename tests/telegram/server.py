"""A Bot API server on loopback: the BotApi of the tests behind HTTP, with long polling."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from tests.telegram.botapi import BotApi, Json
from tests.telegram.refusal import ApiError, DropError

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Server:
    """Answers as Telegram does, and lets a test wait for what the bot does."""

    def __init__(self, api: BotApi) -> None:
        self.api = api
        self.url = ""
        self._changed = asyncio.Condition()
        self._polls = 0

    async def push(self, update: Json) -> None:
        """Hold an update ready for the bot to fetch."""
        async with self._changed:
            self.api.updates.append(update)
            self._changed.notify_all()

    async def until(self, happened: Callable[[BotApi], bool], seconds: float = 60) -> None:
        """Wait for a call of the bot after which something holds. Raises TimeoutError."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(lambda: happened(self.api))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One call over HTTP."""
        fields = {}
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                self.api.files[value.filename] = value.file.read()
                fields[name] = value.filename
            else:
                fields[name] = str(value)
        method = request.match_info["method"]
        try:
            if request.match_info["token"] != self.api.token:
                raise ApiError(401, "Unauthorized")
            result = self.api.call(method, fields)
            if method == "getUpdates" and not result:
                result = await self._wait_for_updates(fields)
        except ApiError as error:
            return web.json_response(error.as_json(), status=error.status)
        except DropError:
            assert request.transport is not None, "the request came over one"
            request.transport.abort()
            return web.Response()
        finally:
            async with self._changed:
                self._changed.notify_all()
        return web.json_response({"ok": True, "result": result})

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file, as getFile named its path."""
        content = self.api.files.get(request.match_info["name"])
        if request.match_info["token"] != self.api.token or content is None:
            return web.json_response(ApiError(404, "Not Found").as_json(), status=404)
        return web.Response(body=content)

    async def _wait_for_updates(self, fields: dict[str, str]) -> list[Json]:
        self._polls += 1
        mine = self._polls
        async with self._changed:
            self._changed.notify_all()
            try:
                async with asyncio.timeout(int(fields.get("timeout", "0"))):
                    await self._changed.wait_for(lambda: self.api.updates or self._polls > mine)
            except TimeoutError:
                return []
        if self._polls > mine:
            raise ApiError(409, CONFLICT)
        updates: list[Json] = self.api.call("getUpdates", fields)
        return updates


@asynccontextmanager
async def serving(api: BotApi) -> AsyncIterator[Server]:
    """A server on a free port, closed at the end with whatever is still connected to it."""
    server = Server(api)
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", server.answer)
    app.router.add_get("/file/bot{token}/documents/{name}", server.download)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0]
        server.url = f"http://{host}:{port}"
        yield server
    finally:
        await runner.cleanup()
