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
    keyboard: list[list[Json]] = field(default_factory=list)


@dataclass
class World:
    """One Telegram with its people; `deliver` takes an update to the bot and returns once it is handled."""

    api: BotApi
    deliver: Deliver

    def person(self, first_name: str = "Ada", language: str = "en", number: int = 0) -> Person:
        """Somebody new with a private chat, or somebody with a certain number."""
        number = number or 1000 + next(self.api.ids)
        self.api.chats[number] = {"id": number, "type": "private", "first_name": first_name}
        user = {"id": number, "is_bot": False, "first_name": first_name, "language_code": language}
        return Person(self, user)

    def group(self, title: str = "Statistics") -> Json:
        """A new supergroup."""
        number = -1001000000000 - next(self.api.ids)
        self.api.chats[number] = {"id": number, "type": "supergroup", "title": title}
        return self.api.chats[number]

    def channel(self, title: str = "Statistics daily") -> Json:
        """A new channel."""
        number = -1002000000000 - next(self.api.ids)
        self.api.chats[number] = {"id": number, "type": "channel", "title": title}
        return self.api.chats[number]

    async def posts(self, channel: Json, text: str) -> list[SentMessage]:
        """Something is posted in a channel by the channel itself; see what comes back."""
        post = {"message_id": next(self.api.ids), "date": int(time.time()), "chat": channel, "text": text}
        post |= {"sender_chat": channel, "entities": entities_of(text, self.api.me["username"])}
        sent = self.api.sent[channel["id"]]
        before = len(sent)
        await self.deliver({"update_id": next(self.api.ids), "channel_post": post})
        return sent[before:]


@dataclass
class Person:
    """Somebody who writes, taps and types; by default in their private chat with the bot."""

    world: World
    user: Json
    inline: Json = field(default_factory=dict)
    """How Telegram was told to treat the last inline answer."""
    last: Json = field(default_factory=dict)
    """The last message that they sent."""

    @property
    def private(self) -> Json:
        """Their chat with the bot."""
        return self.world.api.chats[self.user["id"]]

    async def says(self, text: str, *, into: Json | None = None, **extra: Any) -> list[SentMessage]:
        """Send text; see what comes back."""
        if entities := entities_of(text, self.world.api.me["username"]):
            extra.setdefault("entities", entities)
        return await self.sends({"text": text, **extra}, into=into)

    async def sends(self, content: Json, *, into: Json | None = None) -> list[SentMessage]:
        """Send a message of any kind; see what comes back."""
        chat = into or self.private
        self.last = self._message(chat, content)
        return await self._watch(chat, {"message": self.last})

    async def sends_file(
        self, name: str, content: bytes, caption: str = "", size: int | None = None
    ) -> list[SentMessage]:
        """Send a document, which says of itself how large it is; see what comes back."""
        self.world.api.files[name] = content
        document = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": size or len(content)}
        return await self.sends({"document": document} | ({"caption": caption} if caption else {}))

    async def edits(self, text: str, message: Json | None = None) -> list[SentMessage]:
        """Edit an earlier message, by default the last; see what comes back besides changes."""
        edited = {"text": text, "edit_date": int(time.time())}
        edited["entities"] = entities_of(text, self.world.api.me["username"])
        message = (message or self.last) | edited
        return await self._watch(message["chat"], {"edited_message": message})

    async def taps(self, label: str, under: SentMessage) -> list[SentMessage]:
        """Tap the button with a label under a message of the bot; see what comes back."""
        data = data_of(label, under)
        return await self.presses(data, under.as_json())

    async def sends_inline(self, result: InlineResult) -> str:
        """Tap a result, which becomes a message of theirs somewhere; returns Telegram's id for it."""
        number = str(next(self.world.api.ids))
        chat = {"id": 0, "type": "private", "first_name": "Somebody else"}
        self.world.api.inline_messages[number] = SentMessage(0, chat, result.message, {}, result.keyboard)
        return number

    async def presses(self, data: str, under: Json | None = None, inline: str = "1") -> list[SentMessage]:
        """Send the data of a button as an app does that still shows it; without a message, under an inline one."""
        query = {"id": self._query(), "from": self.user, "chat_instance": "1", "data": data}
        query |= {"message": under} if under else {"inline_message_id": inline}
        return await self._watch(under["chat"] if under else self.private, {"callback_query": query})

    async def types_inline(self, text: str, offset: str = "") -> list[InlineResult]:
        """Type `@bot text` in any chat, or scroll to where a page ends; see the list."""
        number = self._query()
        query = {"id": number, "from": self.user, "query": text, "offset": offset}
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
    content = result.get("input_message_content", result)
    text = content["message_text"] if "message_text" in content else content["caption"]
    shown = parse_html(text) if "parse_mode" in content else Formatted(text)
    keyboard = result.get("reply_markup", {}).get("inline_keyboard", [])
    return InlineResult(result["id"], result["title"], result.get("description", ""), shown, keyboard)


def data_of(label: str, under: SentMessage) -> str:
    """What the button with a label carries."""
    return str(next(button["callback_data"] for row in under.keyboard for button in row if button["text"] == label))


def entities_of(text: str, bot: str) -> list[Json]:
    """The command at the beginning and the mentions of the bot, as Telegram marks them."""
    found: list[Json] = []
    if command := COMMAND.match(text):
        found.append({"type": "bot_command", "offset": 0, "length": command.end()})
    for name in re.finditer(f"(?<!\\w)@{bot}", text, re.IGNORECASE):
        start = len(text[: name.start()].encode("utf-16-le")) // 2
        found.append({"type": "mention", "offset": start, "length": len(name[0])})
    return found
