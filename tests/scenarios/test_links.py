"""Deep links: `t.me/<bot>?start=…` opens the chat with an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.links import payload_of, read_payload
from handlers.subjects import Subject
from tests.telegram.limits import START_PAYLOAD
from tests.telegram.people import World


@given(st.text(max_size=300))
def test_a_link_carries_what_telegram_lets_through_and_gives_it_back(text: str) -> None:
    payload, kept = payload_of(Subject(text))
    assert START_PAYLOAD.fullmatch(payload)
    if not kept:
        assert read_payload(payload).words == text.encode("utf-8", "replace").decode()


async def test_a_link_opens_a_question(world: World) -> None:
    payload, _ = payload_of(Subject("上海苏州 2017"))
    [answer] = await world.person().says(f"/start {payload}")
    assert "2017" in answer.text
    assert "19" in answer.text.partition("\n")[0]


async def test_a_link_made_by_hand_opens_a_question(world: World) -> None:
    for payload in ("rank-of-Tokyo-2023", "tokyo_2023"):
        [answer] = await world.person().says(f"/start {payload}")
        assert "Tokyo–Yokohama was #1 in 2023" in answer.text


@pytest.mark.parametrize("payload", ["", "newsletter7", "q1-%%%", "k1-neverkept123", "q1-_w"])
async def test_any_other_link_is_a_welcome(world: World, payload: str) -> None:
    [answer] = await world.person().says(f"/start {payload}".strip())
    assert "top 100" in answer.text
    assert answer.buttons


async def test_nothing_found_inline_leads_into_the_chat_with_the_words(world: World) -> None:
    ada = world.person()
    for typed in ("who is the mayor of Tokyo", "weather in Beijing " * 9):
        assert await ada.types_inline(typed) == []
        button = ada.inline["button"]
        [answer] = await ada.says(f"/start {button['start_parameter']}")
        assert answer.text.partition("\n")[0].rstrip(".…")[:30] in button["text"]
