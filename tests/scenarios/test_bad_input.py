"""Whatever is sent, something short and kind comes back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram.people import World

TEXTS = {
    "a dot": ".",
    "4096 emoji": "\N{GRINNING FACE}" * 2048,
    "4096 letters": "x" * 4096,
    "control characters": "rank\x00of\x1fTokyo\x7f",
    "HTML": "<b>rank</b> of <script>alert(1)</script> & <Tokyo>",
    "half a tag": "<a href='",
    "SQL": "'; DROP TABLE rankings; --",
    "a lone surrogate": "rank of \ud800",
    "right-to-left marks": "\u202erank of Tokyo\u202c \u200f2023",
    "no edition": "rank of Tokyo 2016",
    "a year to come": "rank of Tokyo 2027",
    "an unknown place": "rank of Atlantis 2023",
    "only a slash": "/",
    "a format string": "{0} %s {name}",
}

KINDS: dict[str, dict[str, Any]] = {
    "photo": {
        "photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}],
        "caption": "Tokyo",
    },
    "voice": {"voice": {"file_id": "a", "file_unique_id": "a", "duration": 1}},
    "sticker": {
        "sticker": {
            "file_id": "a",
            "file_unique_id": "a",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    },
    "location": {"location": {"latitude": 35.7, "longitude": 139.7}},
    "document": {"document": {"file_id": "a", "file_unique_id": "a"}},
    "dice": {"dice": {"emoji": "\N{GAME DIE}", "value": 1}},
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
async def test_any_text_gets_one_answer_that_telegram_takes(world: World, text: str) -> None:
    [answer] = await world.person().says(text)
    assert answer.text.strip()
    assert "incident" not in answer.text


@pytest.mark.parametrize("content", KINDS.values(), ids=KINDS.keys())
async def test_what_is_no_text_gets_one_kind_line(world: World, content: dict[str, Any]) -> None:
    [answer] = await world.person().sends(content)
    assert "only read text" in answer.text


async def test_an_album_gets_one_line(world: World) -> None:
    ada = world.person()
    assert len(await ada.sends({**KINDS["photo"], "media_group_id": "1"})) == 1
    assert len(await ada.sends({**KINDS["photo"], "media_group_id": "1"})) == 0
    assert len(await ada.sends({**KINDS["photo"], "media_group_id": "2"})) == 1


async def test_what_telegram_itself_reports_is_passed_over(world: World) -> None:
    ada = world.person()
    assert await ada.sends({"pinned_message": {"message_id": 1, "date": 0, "chat": ada.private}}) == []
