"""Telegram's limits on what a bot sends. Each check raises RuleError in Telegram's manner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.telegram.refusal import RuleError
from tests.telegram.tdlib import Formatted, ParseError, parse_html

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
TOAST_UNITS = 200
CALLBACK_BYTES = 64
RESULTS = 50
RESULT_ID_BYTES = 64
OFFSET_BYTES = 64
BUTTONS = 100
BUTTONS_IN_A_ROW = 8
COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_DESCRIPTION = range(1, 257)
NAME_UNITS = 64
DESCRIPTION_UNITS = 512
SHORT_DESCRIPTION_UNITS = 120
ACTIONS = {"typing", "upload_photo", "upload_document"}
LANGUAGE_CODE = re.compile(r"[a-z]{2}")
SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat"}
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")

Json = Mapping[str, Any]


def formatted(text: str, parse_mode: str | None, most: int, what: str) -> Formatted:
    """Text as people will see it, within its length after the entities have been parsed."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise RuleError(f"{what} must be encoded in UTF-8") from None
    if parse_mode not in {None, "HTML"}:
        raise RuleError("unsupported parse_mode")
    try:
        shown = parse_html(text) if parse_mode else Formatted(text)
    except ParseError as failure:
        raise RuleError(str(failure).replace("Can't", "can't", 1)) from None
    if shown.units > most:
        raise RuleError(f"{what} is too long")
    for link in shown.links:
        check_address(link)
    return shown


def message_text(content: Json) -> Formatted:
    """The text of a message, which must not be empty either."""
    shown = formatted(
        content.get("text", content.get("message_text", "")), content.get("parse_mode"), TEXT_UNITS, "message"
    )
    if not shown.text.strip():
        raise RuleError("message text is empty")
    return shown


def caption(content: Json) -> Formatted:
    """The caption of a picture."""
    return formatted(content.get("caption", ""), content.get("parse_mode"), CAPTION_UNITS, "message caption")


def check_address(url: str) -> None:
    """A link leads somewhere, and a deep link into a bot carries what Telegram lets through."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "tg"} or not (parts.netloc or parts.path):
        raise RuleError(f"wrong HTTP URL: {url}")
    if parts.netloc in {"t.me", "telegram.me"}:
        for payload in parse_qs(parts.query, keep_blank_values=True).get("start", []):
            check_start_payload(payload)


def check_start_payload(payload: str) -> None:
    """What a deep link may carry to /start."""
    if not START_PAYLOAD.fullmatch(payload):
        raise RuleError("START_PARAM_INVALID")


def check_keyboard(markup: Json) -> None:
    """An inline keyboard: rows of buttons, each with a text and exactly one thing to do."""
    if set(markup) != {"inline_keyboard"}:
        raise RuleError("reply_markup is no inline keyboard")
    rows = markup["inline_keyboard"]
    buttons = [button for row in rows for button in row]
    if not all(rows) or len(buttons) > BUTTONS or any(len(row) > BUTTONS_IN_A_ROW for row in rows):
        raise RuleError("REPLY_MARKUP_INVALID")
    for button in buttons:
        _check_button(button)


def _check_button(button: Json) -> None:
    if not button.get("text", "").strip():
        raise RuleError("inline keyboard button text is empty")
    actions = set(button) - {"text", "style", "icon_custom_emoji_id"}
    known = {"callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat"}
    if len(actions) != 1 or not actions <= known:
        raise RuleError("an inline keyboard button must do exactly one thing")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= CALLBACK_BYTES:
        raise RuleError("BUTTON_DATA_INVALID")
    if "url" in button:
        check_address(button["url"])


def check_inline_results(results: Iterable[Json]) -> None:
    """The results of an inline query: not too many, told apart by their ids, each complete."""
    results = list(results)
    if len(results) > RESULTS:
        raise RuleError("RESULTS_TOO_MUCH")
    ids = [result.get("id", "") for result in results]
    if any(not 1 <= len(each.encode()) <= RESULT_ID_BYTES for each in ids):
        raise RuleError("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise RuleError("RESULT_ID_DUPLICATE")
    for result in results:
        _check_photo(result) if result.get("type") == "photo" else _check_article(result)


def _check_photo(result: Json) -> None:
    """A photo that Telegram holds already."""
    if not result.get("photo_file_id"):
        raise RuleError("PHOTO_FILE_ID_EMPTY")
    caption(result)
    if "reply_markup" in result:
        check_keyboard(result["reply_markup"])


def _check_article(result: Json) -> None:
    if result.get("type") != "article":
        raise RuleError("unsupported inline query result type")
    if not result.get("title", "").strip():
        raise RuleError("ARTICLE_TITLE_EMPTY")
    message_text(result.get("input_message_content", {}))
    if "reply_markup" in result:
        check_keyboard(result["reply_markup"])


def check_inline_button(button: Json) -> None:
    """The button above inline results: a text, and a deep link into the private chat."""
    if not button.get("text", "").strip():
        raise RuleError("BUTTON_TEXT_INVALID")
    check_start_payload(button.get("start_parameter", ""))


def check_scope(scope: Json) -> None:
    """Where a menu of commands is shown."""
    if scope.get("type") not in SCOPES or ("chat_id" in scope) is not (scope["type"] == "chat"):
        raise RuleError("can't parse BotCommandScope")


def check_language(code: str) -> None:
    """A language is two letters of ISO 639-1, or nothing for all the others."""
    if code and not LANGUAGE_CODE.fullmatch(code):
        raise RuleError("LANG_CODE_INVALID")


def check_commands(commands: Iterable[Json]) -> None:
    """The menu of commands."""
    commands = list(commands)
    if len(commands) > COMMANDS:
        raise RuleError("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command.get("command", "")):
            raise RuleError("BOT_COMMAND_INVALID")
        if len(command.get("description", "")) not in COMMAND_DESCRIPTION:
            raise RuleError("BOT_COMMAND_DESCRIPTION_INVALID")
