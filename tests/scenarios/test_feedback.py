"""Votes and wordings that were not understood: kept for the admins, and nothing in them says who."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

from db.feedback import Feedback, recent_feedback
from db.store import Store
from tests.telegram.fixtures import Clock
from tests.telegram.people import World


async def kept(store: Store, clock: Clock) -> list[Feedback]:
    async with store.reading() as connection:
        return [feedback for _, feedback in await recent_feedback(connection, clock())]


async def test_a_vote_against_keeps_the_question_and_counts_once(world: World, store: Store, clock: Clock) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023")
    shown = answer.as_json()
    for _ in range(2):
        assert await ada.presses(next(b["callback_data"] for b in answer_row(shown) if b["text"] == "👎"), shown) == []
    assert "without your name" in ada.toast
    assert not {"👍", "👎"} & set(answer.buttons)
    assert "Share" in answer.buttons
    assert await kept(store, clock) == [Feedback("down", "rank of Tokyo 2023", "en", "rank")]


def answer_row(shown: dict[str, object]) -> list[dict[str, str]]:
    markup = shown["reply_markup"]
    assert isinstance(markup, dict)
    return [button for row in markup["inline_keyboard"] for button in row]


async def test_a_vote_for_keeps_no_words(world: World, store: Store, clock: Clock) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023")
    await ada.taps("👍", under=answer)
    assert await kept(store, clock) == [Feedback("up", "", "en", "rank")]


async def test_what_was_not_understood_is_kept_for_90_days(world: World, store: Store, clock: Clock) -> None:
    ada = world.person()
    await ada.says("rank of Tokyo frobnicated 2023")
    [found] = await kept(store, clock)
    assert (found.what, found.question) == ("refused", "rank of Tokyo frobnicated 2023")

    clock.pass_by(timedelta(days=91))
    assert await kept(store, clock) == []
    await ada.says("rank of Tokyo 2023")
    async with store.reading() as connection:
        assert await recent_feedback(connection, clock() - timedelta(days=91)) == ()


async def test_nothing_that_is_kept_for_long_says_who(world: World, store: Store, database: str) -> None:
    ada = world.person("Ada-Made-Up")
    [answer] = await ada.says("rank of Tokyo 2023")
    await ada.taps("👎", under=answer)
    await ada.says("rank of Tokyo frobnicated 2023")
    await ada.says("and 2022")
    await ada.says("/forgetme")
    await store.close()
    connection = sqlite3.connect(Path(database.removeprefix("sqlite:///")))
    tables = ("people", "follows", "conversations", "replies", "feedback", "kept_questions")
    rows = tuple(f'INSERT INTO "{name}"' for name in tables)
    dump = "\n".join(line for line in connection.iterdump() if line.startswith(rows))
    connection.close()
    assert "frobnicated" in dump
    assert str(ada.user["id"]) not in dump
    assert "Ada-Made-Up" not in dump
