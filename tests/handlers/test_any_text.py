"""Whatever is typed, Telegram takes every form of the answer: checked by its own parser and limits."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.desk import Desk
from answers.rendering import chat_html, inline_title, plain_text
from db.store import Store
from handlers.buttons import Surface, keyboard
from handlers.pieces import pieces
from tests.telegram.fixtures import prepared_database
from tests.telegram.limits import check_keyboard, formatted, message_text

__all__ = ["prepared_database"]

MARKUP = ["<b>", "</a>", "&amp;", "'\"", "<a href='x'>", "\n"]
NAMES = ["Tokyo", "Shanghai-Suzhou", "上海", "cambridge", "2023", "2016", "vs"]
FRAGMENTS = st.sampled_from(MARKUP + NAMES)
WORDS = st.lists(FRAGMENTS | st.text(max_size=20), max_size=12).map(" ".join)


@pytest.fixture(scope="module")
def desk(prepared_database: Path) -> Desk:
    """A desk on the shipped record."""

    async def read() -> Store:
        store = await Store.open(f"sqlite:///{prepared_database}")
        await store.close()
        return store

    return Desk(asyncio.run(read()))


@settings(deadline=None)  # the first answer of a desk prepares its names
@given(text=WORDS | st.text(max_size=300))
def test_every_answer_can_be_sent(desk: Desk, text: str) -> None:
    answer = desk.answer(text)
    message_text({"text": chat_html(answer), "parse_mode": "HTML"})
    for piece in pieces(plain_text(answer)):
        message_text({"text": piece})
    for surface in Surface:
        if markup := keyboard(answer, text, surface).markup:
            check_keyboard(json.loads(markup.to_json()))
    assert formatted(inline_title(answer), None, 60, "title").text.strip()
