"""People and groups in tests: what they do becomes an update, what the bot does becomes what they see."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.botapi import BotApi, Json, SentMessage
from tests.telegram.tdlib import Formatted, parse_html

COMMAND = re.compile(r"/\w+(@\w+)?")

Deliver = Callable[[Json], Awaitable[None]]


@dataclass(frozen=True)
class InlineResult:
    """One line of the list above the input field, and the message that it becomes when it is tapped."""

    id: str
    title: str
    description: str
    message: Formatted


@dataclass
class World:
    """One Telegram with its people; `deliver` takes an update to the bot and returns once it is handled."""

    api: BotApi
    deliver: Deliver

    def person(self, first_name: str = "Ada", language: str = "en") -> Person:
        """Somebody new with a private chat."""
        number = 1000 + next(self.api.ids)
        self.api.chats[number] = {"id": number, "type": "private", "first_name": first_name}
        user = {"id": number, "is_bot": False, "first_name": first_name, "language_code": language}
        return Person(self, user)

    def group(self, title: str = "Statistics") -> Json:
        """A new supergroup."""
        number = -1001000000000 - next(self.api.ids)
        self.api.chats[number] = {"id": number, "type": "supergroup", "title": title}
        return self.api.chats[number]


@dataclass
class Person:
    """Somebody who writes, taps and types; by default in their private chat with the bot."""

    world: World
    user: Json
    inline: Json = field(default_factory=dict)
    """How Telegram was told to treat the last inline answer."""

    @property
    def private(self) -> Json:
        """Their chat with the bot."""
        return self.world.api.chats[self.user["id"]]

    async def says(self, text: str, *, into: Json | None = None, **extra: Any) -> list[SentMessage]:
        """Send text; see what comes back."""
        if command := COMMAND.match(text):
            entity = {"type": "bot_command", "offset": 0, "length": command.end()}
            extra.setdefault("entities", [entity])
        return await self.sends({"text": text, **extra}, into=into)

    async def sends(self, content: Json, *, into: Json | None = None) -> list[SentMessage]:
        """Send a message of any kind; see what comes back."""
        chat = into or self.private
        return await self._watch(chat, {"message": self._message(chat, content)})

    async def edits(self, text: str) -> list[SentMessage]:
        """Edit an earlier message; see what comes back."""
        message = self._message(self.private, {"text": text, "edit_date": int(time.time())})
        return await self._watch(self.private, {"edited_message": message})

    async def taps(self, label: str, under: SentMessage) -> list[SentMessage]:
        """Tap the button with a label under a message of the bot; see what comes back."""
        data = next(b["callback_data"] for row in under.keyboard for b in row if b["text"] == label)
        return await self.presses(data, under.as_json())

    async def presses(self, data: str, under: Json | None = None) -> list[SentMessage]:
        """Send the data of a button as an app does that still shows it; without a message, under an inline one."""
        query = {"id": self._query(), "from": self.user, "chat_instance": "1", "data": data}
        query |= {"message": under} if under else {"inline_message_id": "1"}
        return await self._watch(under["chat"] if under else self.private, {"callback_query": query})

    async def types_inline(self, text: str) -> list[InlineResult]:
        """Type `@bot text` in any chat; see the list."""
        number = self._query()
        query = {"id": number, "from": self.user, "query": text, "offset": ""}
        await self.world.deliver(self._update({"inline_query": query}))
        self.inline = self.world.api.inline_answers[number]
        return [_result(result) for result in self.inline["results"]]

    @property
    def toast(self) -> str:
        """What the last tap showed at the top of the screen."""
        return list(self.world.api.toasts.values())[-1]

    async def _watch(self, chat: Json, update: Json) -> list[SentMessage]:
        sent = self.world.api.sent[chat["id"]]
        before = len(sent)
        await self.world.deliver(self._update(update))
        return sent[before:]

    def _message(self, chat: Json, content: Json) -> Json:
        now = int(time.time())
        return {
            "message_id": next(self.world.api.ids),
            "date": now,
            "chat": chat,
            "from": self.user,
        } | content

    def _query(self) -> str:
        query = str(next(self.world.api.ids))
        self.world.api.open_queries.add(query)
        return query

    def _update(self, content: Json) -> Json:
        return {"update_id": next(self.world.api.ids)} | content


def _result(result: Json) -> InlineResult:
    content = result["input_message_content"]
    text = content["message_text"]
    shown = parse_html(text) if "parse_mode" in content else Formatted(text)
    return InlineResult(result["id"], result["title"], result.get("description", ""), shown)
