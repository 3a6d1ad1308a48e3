"""A Bot API that keeps to Telegram's rules: chats, queries and the menu, and a method for each call.

It speaks neither HTTP nor asyncio: `recorder` puts it under an Application, `server` behind a port.
Everybody and everything in it is made up.
"""

from __future__ import annotations

import itertools
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.telegram import limits, methods
from tests.telegram.refusal import ApiError, DropError, MigratedError, RuleError
from tests.telegram.tdlib import Formatted

TOKEN = "987654321:MadeUpForTestsOnly-abcdefghijklmnop"

Json = dict[str, Any]

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class SentMessage:
    """A message of the bot as it stands in a chat."""

    id: int
    chat: Json
    shown: Formatted
    call: Json
    keyboard: list[list[Json]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What people read."""
        return self.shown.text

    @property
    def buttons(self) -> list[str]:
        """What people can tap."""
        return [button["text"] for row in self.keyboard for button in row]

    def as_json(self) -> Json:
        """The message as updates and answers carry it."""
        message = {"message_id": self.id, "date": int(time.time()), "chat": self.chat}
        if "photo" in self.call:
            size = {"file_id": self.call["photo"], "file_unique_id": "made up", "width": 90, "height": 60}
            message |= {"caption": self.text, "photo": [size, {**size, "width": 900, "height": 600}]}
        else:
            message |= {"text": self.text}
        if "message_thread_id" in self.call:
            message |= {"message_thread_id": self.call["message_thread_id"], "is_topic_message": True}
        if self.keyboard:
            message["reply_markup"] = {"inline_keyboard": self.keyboard}
        return message


@dataclass(frozen=True)
class Call:
    """A call that was accepted, other than one for updates."""

    method: str
    parameters: Json


class BotApi:
    """Telegram's side of the conversation, for one bot."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.me: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Clusters (made up)",
            "username": "made_up_clusters_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }
        self.chats: dict[int, Json] = {}
        self.sent: dict[int, list[SentMessage]] = defaultdict(list)
        self.calls: list[Call] = []
        self.broken_rules: list[str] = []
        self.menus: dict[tuple[str, str], list[Json]] = {}
        """The commands shown, by the scope's type (and chat) and the language's two letters, "" for all others."""
        self.profile: dict[tuple[str, str], str] = {}
        """Name, description and short description, each by its name and the language's two letters."""
        self.inline_messages: dict[str, SentMessage] = {}
        self.actions: list[str] = []
        self.toasts: dict[str, str] = {}
        self.inline_answers: dict[str, Json] = {}
        self.open_queries: set[str] = set()
        self.updates: list[Json] = []
        self.allowed_updates: list[str] = []
        self.files: dict[str, bytes] = {}
        """Documents by their names, those that the bot sent and those that people did."""
        self.ids = itertools.count(1)
        self._faults: dict[str, deque[ApiError | DropError]] = defaultdict(deque)
        self._methods: Mapping[str, Callable[[Json], Any]] = {
            "getMe": lambda _: self.me,
            "getUpdates": self._get_updates,
            "deleteWebhook": lambda _: True,
            "getMyCommands": lambda asked: self.menus.get(self._place(asked), []),
            "setMyCommands": self._set_my_commands,
            **self._profile_methods(),
            "sendChatAction": self._send_chat_action,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendDocument": self._send_photo,
            "getFile": self._get_file,
            "editMessageText": self._edit_message_text,
            "editMessageReplyMarkup": self._edit_message_reply_markup,
            "answerCallbackQuery": self._answer_callback_query,
            "answerInlineQuery": self._answer_inline_query,
        }

    def fail_next(self, method: str, *faults: ApiError | DropError) -> None:
        """Answer the next calls of a method with these instead, one each."""
        self._faults[method].extend(faults)

    def call(self, method: str, fields: Mapping[str, str]) -> Any:
        """Carry out a call given as the fields of its form. Raises ApiError or DropError."""
        fault = self._faults[method].popleft() if self._faults[method] else None
        if isinstance(fault, ApiError) or (fault and not fault.accepted):
            raise fault
        try:
            parameters = methods.read(method, fields)
            result = self._methods[method](parameters)
        except RuleError as rule:
            self.broken_rules.append(f"{method}: {rule.description}")
            raise
        if method != "getUpdates":
            self.calls.append(Call(method, parameters))
        if fault:
            raise fault
        return result

    def count(self, method: str) -> int:
        """How many calls of a method were accepted."""
        return sum(call.method == method for call in self.calls)

    def _get_updates(self, parameters: Json) -> list[Json]:
        """What has not been confirmed yet: an update comes again until a later one is asked for."""
        self.allowed_updates = parameters.get("allowed_updates", self.allowed_updates)
        offset = parameters.get("offset", 0)
        self.updates = [
            each
            for each in self.updates
            if each["update_id"] >= offset and any(kind in each for kind in self.allowed_updates)
        ]
        return self.updates[: parameters.get("limit", 100)]

    def _set_my_commands(self, parameters: Json) -> bool:
        limits.check_commands(parameters["commands"])
        self.menus[self._place(parameters)] = parameters["commands"]
        return True

    def _profile_methods(self) -> dict[str, Callable[[Json], Any]]:
        parts = {
            "name": ("Name", limits.NAME_UNITS),
            "description": ("Description", limits.DESCRIPTION_UNITS),
            "short_description": ("ShortDescription", limits.SHORT_DESCRIPTION_UNITS),
        }

        def getter(part: str) -> Callable[[Json], Json]:
            def get(asked: Json) -> Json:
                code = asked.get("language_code", "")
                limits.check_language(code)
                return {part: self.profile.get((part, code), self.profile.get((part, ""), ""))}

            return get

        def setter(part: str, most: int) -> Callable[[Json], bool]:
            def put(wanted: Json) -> bool:
                code = wanted.get("language_code", "")
                limits.check_language(code)
                limits.formatted(wanted[part], None, most, part)
                self.profile[part, code] = wanted[part]
                return True

            return put

        getters = {f"getMy{name}": getter(part) for part, (name, _) in parts.items()}
        return getters | {f"setMy{name}": setter(part, most) for part, (name, most) in parts.items()}

    def _place(self, parameters: Json) -> tuple[str, str]:
        """Where and for whom a menu is: checked, and as it is kept."""
        scope, code = parameters.get("scope", {"type": "default"}), parameters.get("language_code", "")
        limits.check_scope(scope)
        limits.check_language(code)
        if scope["type"] == "chat" and scope["chat_id"] not in self.chats:
            raise ApiError(400, "Bad Request: chat not found")
        return scope["type"] + str(scope.get("chat_id", "")), code

    def _send_chat_action(self, parameters: Json) -> bool:
        if parameters["chat_id"] not in self.chats:
            raise ApiError(400, "Bad Request: chat not found")
        if parameters["action"] not in limits.ACTIONS:
            raise RuleError("wrong parameter action in request")
        self.actions.append(parameters["action"])
        return True

    def _send_message(self, parameters: Json) -> Json:
        return self._put(parameters, limits.message_text(parameters))

    def _send_photo(self, parameters: Json) -> Json:
        return self._put(parameters, limits.caption(parameters))

    def _get_file(self, parameters: Json) -> Json:
        name = parameters["file_id"]
        if name not in self.files:
            raise ApiError(400, "Bad Request: invalid file_id")
        return {"file_id": name, "file_unique_id": name, "file_path": f"documents/{name}"}

    def _put(self, parameters: Json, shown: Formatted) -> Json:
        chat = self.chats.get(parameters["chat_id"])
        if chat is None:
            raise ApiError(400, "Bad Request: chat not found")
        if "migrated_to" in chat:
            raise MigratedError(chat["migrated_to"])
        message = SentMessage(next(self.ids), chat, shown, parameters, _keyboard(parameters))
        self.sent[chat["id"]].append(message)
        return message.as_json()

    def _edit_message_text(self, parameters: Json) -> Json | bool:
        message, shown, keyboard = (
            self._message(parameters),
            limits.message_text(parameters),
            _keyboard(parameters),
        )
        if (message.shown, message.keyboard) == (shown, keyboard):
            raise ApiError(400, f"Bad Request: {NOT_MODIFIED}")
        message.shown, message.keyboard = shown, keyboard
        return True if "inline_message_id" in parameters else message.as_json()

    def _edit_message_reply_markup(self, parameters: Json) -> Json:
        message, keyboard = self._message(parameters), _keyboard(parameters)
        if message.keyboard == keyboard:
            raise ApiError(400, f"Bad Request: {NOT_MODIFIED}")
        message.keyboard = keyboard
        return message.as_json()

    def _message(self, parameters: Json) -> SentMessage:
        if "inline_message_id" in parameters:
            if parameters["inline_message_id"] not in self.inline_messages:
                raise ApiError(400, "Bad Request: MESSAGE_ID_INVALID")
            return self.inline_messages[parameters["inline_message_id"]]
        for message in self.sent[parameters.get("chat_id", 0)]:
            if message.id == parameters.get("message_id"):
                return message
        raise ApiError(400, "Bad Request: message to edit not found")

    def _answer_callback_query(self, parameters: Json) -> bool:
        limits.formatted(parameters.get("text", ""), None, limits.TOAST_UNITS, "text")
        self._close(parameters["callback_query_id"])
        self.toasts[parameters["callback_query_id"]] = parameters.get("text", "")
        return True

    def _answer_inline_query(self, parameters: Json) -> bool:
        limits.check_inline_results(parameters["results"])
        if len(parameters.get("next_offset", "").encode()) > limits.OFFSET_BYTES:
            raise RuleError("NEXT_OFFSET_INVALID")
        if "button" in parameters:
            limits.check_inline_button(parameters["button"])
        self._close(parameters["inline_query_id"])
        self.inline_answers[parameters["inline_query_id"]] = parameters
        return True

    def _close(self, query: str) -> None:
        if query not in self.open_queries:
            raise ApiError(400, f"Bad Request: {TOO_OLD}")
        self.open_queries.discard(query)


def _keyboard(parameters: Json) -> list[list[Json]]:
    if "reply_markup" not in parameters:
        return []
    limits.check_keyboard(parameters["reply_markup"])
    rows: list[list[Json]] = parameters["reply_markup"]["inline_keyboard"]
    return rows
