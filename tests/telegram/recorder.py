"""The way to Telegram, for an Application under test: straight into a BotApi, and to no network at all."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from tests.telegram.botapi import BotApi
from tests.telegram.refusal import ApiError, DropError


class Recorder(BaseRequest):
    """Hands each call to a BotApi as it would go over the wire."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_args: Any, **_more: Any
    ) -> tuple[int, bytes]:
        """Answer as Telegram would."""
        if method == "GET" and "/file/bot" in url:
            return 200, self._api.files[unquote(url.rpartition("/")[2])]
        try:
            assert method == "POST", "the Bot API is only ever posted to"
            fields = dict(request_data.json_parameters) if request_data else {}
            for name, (file, content, _) in (request_data.multipart_data if request_data else {}).items():
                self._api.files[file] = content if isinstance(content, bytes) else content.read()
                fields[name] = file
            result = self._api.call(method_of(url, self._api), fields)
        except ApiError as refusal:
            return refusal.status, json.dumps(refusal.as_json()).encode()
        except DropError as dropped:
            raise NetworkError(str(dropped)) from dropped
        return 200, json.dumps({"ok": True, "result": result}).encode()


def method_of(url: str, api: BotApi) -> str:
    """The method that an address calls. Raises ApiError for a token that is not the bot's."""
    start, _, method = url.rpartition("/")
    if not start.endswith(f"/bot{api.token}"):
        raise ApiError(401, "Unauthorized")
    return method
