"""The methods of the Bot API that clusterbot calls, with every parameter that Telegram documents for them.

A method or parameter that is not here is refused, so that a new one is added on purpose and with its checks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.telegram.refusal import ApiError, RuleError


@dataclass(frozen=True, slots=True)
class Parameter:
    """Its JSON type, and whether a call needs it."""

    type: type
    required: bool = False


INT, TEXT, YES_NO, LIST, OBJECT = (Parameter(each) for each in (int, str, bool, list, dict))

_SENDING = {
    "business_connection_id": TEXT,
    "chat_id": Parameter(int, required=True),
    "message_thread_id": INT,
    "direct_messages_topic_id": INT,
    "disable_notification": YES_NO,
    "protect_content": YES_NO,
    "allow_paid_broadcast": YES_NO,
    "message_effect_id": TEXT,
    "reply_parameters": OBJECT,
    "reply_markup": OBJECT,
}
_EDITING = {
    "business_connection_id": TEXT,
    "chat_id": INT,
    "message_id": INT,
    "inline_message_id": TEXT,
    "reply_markup": OBJECT,
}
_FORMATTING = {"parse_mode": TEXT, "entities": LIST, "link_preview_options": OBJECT}

METHODS: Mapping[str, Mapping[str, Parameter]] = {
    "getMe": {},
    "getUpdates": {"offset": INT, "limit": INT, "timeout": INT, "allowed_updates": LIST},
    "deleteWebhook": {"drop_pending_updates": YES_NO},
    "getMyCommands": {"scope": OBJECT, "language_code": TEXT},
    "setMyCommands": {"commands": Parameter(list, required=True), "scope": OBJECT, "language_code": TEXT},
    "getMyName": {"language_code": TEXT},
    "setMyName": {"name": TEXT, "language_code": TEXT},
    "getMyDescription": {"language_code": TEXT},
    "setMyDescription": {"description": TEXT, "language_code": TEXT},
    "getMyShortDescription": {"language_code": TEXT},
    "setMyShortDescription": {"short_description": TEXT, "language_code": TEXT},
    "sendChatAction": {
        "business_connection_id": TEXT,
        "chat_id": Parameter(int, required=True),
        "message_thread_id": INT,
        "action": Parameter(str, required=True),
    },
    "sendMessage": {**_SENDING, **_FORMATTING, "text": Parameter(str, required=True)},
    "sendPhoto": {
        **_SENDING,
        "photo": Parameter(str, required=True),
        "caption": TEXT,
        "parse_mode": TEXT,
        "caption_entities": LIST,
        "show_caption_above_media": YES_NO,
        "has_spoiler": YES_NO,
    },
    "sendDocument": {
        **_SENDING,
        "document": Parameter(str, required=True),
        "thumbnail": TEXT,
        "caption": TEXT,
        "parse_mode": TEXT,
        "caption_entities": LIST,
        "disable_content_type_detection": YES_NO,
    },
    "getFile": {"file_id": Parameter(str, required=True)},
    "editMessageText": {**_EDITING, **_FORMATTING, "text": Parameter(str, required=True)},
    # python-telegram-bot sends its defaults along, of which Telegram takes no notice here
    "editMessageReplyMarkup": {**_EDITING, "parse_mode": TEXT, "link_preview_options": OBJECT},
    "answerCallbackQuery": {
        "callback_query_id": Parameter(str, required=True),
        "text": TEXT,
        "show_alert": YES_NO,
        "url": TEXT,
        "cache_time": INT,
    },
    "answerInlineQuery": {
        "inline_query_id": Parameter(str, required=True),
        "results": Parameter(list, required=True),
        "cache_time": INT,
        "is_personal": YES_NO,
        "next_offset": TEXT,
        "button": OBJECT,
    },
}


def read(method: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of a call from the fields of its form. Raises ApiError."""
    known = METHODS.get(method)
    if known is None:
        raise ApiError(404, "Not Found")
    for name in fields:
        if name not in known:
            raise RuleError(f"{method} has no parameter {name}")
    for name, parameter in known.items():
        if parameter.required and name not in fields:
            raise RuleError(f"{method} needs {name}")
    return {name: _value(name, field, known[name].type) for name, field in fields.items()}


def _value(name: str, field: str, wanted: type) -> Any:
    if wanted is str:
        return field
    try:
        value = json.loads(field)
    except ValueError:
        value = None
    if type(value) is not wanted:
        raise RuleError(f"{name} must be of type {wanted.__name__}")
    return value
