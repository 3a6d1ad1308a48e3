"""The Bot API of the tests refuses what Telegram refuses: each limit is shown from both of its sides."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.telegram.botapi import BotApi
from tests.telegram.refusal import ApiError

PERSON = 1001
EMOJI = "\N{GRINNING FACE}"  # one character, two UTF-16 units


@pytest.fixture
def api() -> BotApi:
    api = BotApi()
    api.chats[PERSON] = {"id": PERSON, "type": "private", "first_name": "Ada"}
    api.open_queries.add("inline")
    api.open_queries.add("tap")
    return api


def call(api: BotApi, method: str, **parameters: Any) -> Any:
    fields = {name: each if isinstance(each, str) else json.dumps(each) for name, each in parameters.items()}
    return api.call(method, fields)


def message(**parameters: Any) -> dict[str, Any]:
    return {"method": "sendMessage", "chat_id": PERSON, "text": "x", **parameters}


def html(text: str) -> dict[str, Any]:
    return message(text=text, parse_mode="HTML")


def keyboard(*buttons: dict[str, str]) -> dict[str, Any]:
    return message(reply_markup={"inline_keyboard": [list(buttons)]})


def photo(caption: str) -> dict[str, Any]:
    return {"method": "sendPhoto", "chat_id": PERSON, "photo": "file", "caption": caption}


def article(number: str = "1", **changes: Any) -> dict[str, Any]:
    content = {"message_text": "x"}
    return {"type": "article", "id": number, "title": "t", "input_message_content": content} | changes


def inline(*results: dict[str, Any], **parameters: Any) -> dict[str, Any]:
    return {"method": "answerInlineQuery", "inline_query_id": "inline", "results": results, **parameters}


def menu(*commands: tuple[str, str]) -> dict[str, Any]:
    return {
        "method": "setMyCommands",
        "commands": [{"command": name, "description": about} for name, about in commands],
    }


LINK = '<a href="https://t.me/made_up_clusters_bot?start={}">x</a>'

WITHIN = {
    "text of 4096 units": message(text="x" * 4096),
    "emoji count twice": message(text=EMOJI * 2048),
    "tags count nothing": html("<b>" + "x" * 4096 + "</b>"),
    "entities are one character": html("&amp;" * 4096),
    "link": html('<a href="https://example.org/?a=1&amp;b=2">x</a>'),
    "caption of 1024 units": photo("x" * 1024),
    "callback data of 64 bytes": keyboard({"text": "x", "callback_data": "x" * 64}),
    "100 buttons": message(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 5] * 20}),
    "50 results": inline(*(article(str(number)) for number in range(50))),
    "id of 64 bytes": inline(article("x" * 64)),
    "no results": inline(),
    "start payload": html(LINK.format("a-Z_9" * 12)),
    "toast of 200": {"method": "answerCallbackQuery", "callback_query_id": "tap", "text": "x" * 200},
    "menu": menu(("help", "x")),
}

BEYOND = {
    "empty text": message(text=""),
    "blank text": message(text=" \n "),
    "nothing but tags": html("<b></b>"),
    "text of 4097 units": message(text="x" * 4097),
    "emoji of 4098 units": message(text=EMOJI * 2049),
    "4097 units in a tag": html("<b>" + "x" * 4097 + "</b>"),
    "lone surrogate": message(text="\ud800"),
    "unclosed tag": html("<b>x"),
    "unknown tag": html("<table>x</table>"),
    "bare less-than": html("a < b"),
    "link that is none": html('<a href="no address">x</a>'),
    "other parse mode": message(parse_mode="Markdown"),
    "caption of 1025 units": photo("x" * 1025),
    "callback data of 65 bytes": keyboard({"text": "x", "callback_data": "x" * 65}),
    "callback data of 66 bytes in 22 characters": keyboard({"text": "x", "callback_data": "上" * 22}),
    "empty callback data": keyboard({"text": "x", "callback_data": ""}),
    "button without text": keyboard({"text": " ", "callback_data": "x"}),
    "button without use": keyboard({"text": "x"}),
    "button with two uses": keyboard({"text": "x", "callback_data": "x", "url": "https://example.org"}),
    "empty row": keyboard(),
    "9 buttons in a row": keyboard(*[{"text": "x", "callback_data": "x"}] * 9),
    "101 buttons": message(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}),
    "reply keyboard": message(reply_markup={"keyboard": [["x"]]}),
    "51 results": inline(*(article(str(number)) for number in range(51))),
    "same id twice": inline(article(), article()),
    "empty id": inline(article("")),
    "id of 65 bytes": inline(article("x" * 65)),
    "no title": inline(article(title="")),
    "no content": inline(article(input_message_content={})),
    "broken HTML in a result": inline(article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})),
    "too long a result": inline(article(input_message_content={"message_text": "x" * 4097})),
    "result with a bad button": inline(article(reply_markup={"inline_keyboard": [[{"text": "x"}]]})),
    "result of another type": inline(article(type="gif")),
    "offset of 65 bytes": inline(next_offset="x" * 65),
    "inline button without text": inline(button={"text": "", "start_parameter": "x"}),
    "inline button with spaces": inline(button={"text": "x", "start_parameter": "rank of Tokyo"}),
    "start payload with a dot": html(LINK.format("a.b")),
    "start payload of 65": html(LINK.format("a" * 65)),
    "empty start payload": html(LINK.format("")),
    "start payload in a button": keyboard({"text": "x", "url": "https://t.me/made_up_clusters_bot?start=ü"}),
    "button to nowhere": keyboard({"text": "x", "url": "javascript:alert(1)"}),
    "toast of 201": {"method": "answerCallbackQuery", "callback_query_id": "tap", "text": "x" * 201},
    "command in capitals": menu(("Help", "x")),
    "command without description": menu(("help", "")),
    "description of 257": menu(("help", "x" * 257)),
    "101 commands": menu(*[("help", "x")] * 101),
    "parameter that is none": message(colour="red"),
    "parameter left out": {"method": "sendMessage", "chat_id": PERSON},
    "chat id that is text": message(chat_id="@somebody"),
    "chat id that is a truth value": message(chat_id=True),
    "keyboard that is no JSON": message(reply_markup="{"),
}


@pytest.mark.parametrize("request_", WITHIN.values(), ids=WITHIN.keys())
def test_what_is_within_a_limit_is_accepted(api: BotApi, request_: dict[str, Any]) -> None:
    assert call(api, **request_)
    assert api.broken_rules == []


@pytest.mark.parametrize("request_", BEYOND.values(), ids=BEYOND.keys())
def test_what_is_beyond_a_limit_is_refused(api: BotApi, request_: dict[str, Any]) -> None:
    with pytest.raises(ApiError) as refusal:
        call(api, **request_)

    assert refusal.value.status == 400
    assert len(api.broken_rules) == 1
    assert (api.calls, api.sent[PERSON], api.inline_answers, api.menus) == ([], [], {}, {})


def test_an_unknown_method_is_refused(api: BotApi) -> None:
    with pytest.raises(ApiError) as refusal:
        call(api, "sendTelepathy", chat_id=PERSON)
    assert refusal.value.status == 404


def test_an_unknown_chat_is_refused_without_being_a_broken_rule(api: BotApi) -> None:
    with pytest.raises(ApiError, match="chat not found"):
        call(api, "sendMessage", chat_id=7, text="x")
    assert api.broken_rules == []


@pytest.mark.parametrize(
    "request_",
    [inline(article()), {"method": "answerCallbackQuery", "callback_query_id": "tap"}],
    ids=["inline", "tap"],
)
def test_a_query_can_be_answered_once(api: BotApi, request_: dict[str, Any]) -> None:
    assert call(api, **request_)
    with pytest.raises(ApiError, match="query is too old"):
        call(api, **request_)


def test_a_message_that_would_not_change_cannot_be_edited(api: BotApi) -> None:
    sent = call(api, **keyboard({"text": "x", "callback_data": "x"}))
    place = {"chat_id": PERSON, "message_id": sent["message_id"]}

    assert "reply_markup" not in call(api, "editMessageReplyMarkup", **place)
    with pytest.raises(ApiError, match="message is not modified"):
        call(api, "editMessageReplyMarkup", **place)
    assert call(api, "editMessageText", text="y", **place)["text"] == "y"
    with pytest.raises(ApiError, match="message is not modified"):
        call(api, "editMessageText", text="y", **place)
    with pytest.raises(ApiError, match="message to edit not found"):
        call(api, "editMessageText", text="y", chat_id=PERSON, message_id=0)
