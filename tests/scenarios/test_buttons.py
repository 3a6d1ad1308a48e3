"""Buttons under answers: what stays, what changes in place, and what comes below."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers import waiting
from handlers.presses import Act, Press
from tests.telegram.fixtures import Clock
from tests.telegram.people import World, data_of
from tests.telegram.refusal import DropError


async def test_a_follow_up_comes_below_and_only_its_button_goes(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023")
    before, text = list(answer.buttons), answer.text

    [trend] = await ada.taps("trend of Tokyo–Yokohama", under=answer)

    assert "Tokyo–Yokohama" in trend.text
    assert answer.text == text
    assert answer.buttons == [label for label in before if label != "trend of Tokyo–Yokohama"]


async def test_a_follow_up_tapped_twice_is_answered_once(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023")
    shown, data = answer.as_json(), data_of("trend of Tokyo–Yokohama", answer)
    assert len(await ada.presses(data, shown)) == 1
    assert await ada.presses(data, shown) == []


async def test_a_choice_that_is_longer_than_a_button_carries_works_all_the_same(world: World, clock: Clock) -> None:
    ada = world.person()
    [which] = await ada.says("what was the rank of cambridge in the 2023 edition of the ranking please")
    assert "Which" in which.text
    [long, *_] = [row[0] for row in which.keyboard if row[0]["callback_data"].startswith("p1#")]
    assert len(long["text"].encode()) > 60

    clock.pass_by(timedelta(days=80))
    await ada.presses(long["callback_data"], which.as_json())
    assert "ask again" not in ada.toast

    clock.pass_by(timedelta(days=100))
    await ada.presses(long["callback_data"], which.as_json())
    assert "ask again" in ada.toast


async def test_every_answer_can_be_shared_and_arrives_as_asked(world: World) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    [answer] = await ada.says("rank of Tokyo 2023")
    query = next(button["switch_inline_query"] for button in answer.keyboard[-1] if "switch_inline_query" in button)
    first, *_ = await bob.types_inline(query)
    assert first.message.text == answer.text


async def test_a_follow_up_in_words_is_shared_with_what_it_goes_on_from(world: World) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    await ada.says("rank of Tokyo 2023")
    [answer] = await ada.says("and in 2018?")
    query = next(button["switch_inline_query"] for button in answer.keyboard[-1] if "switch_inline_query" in button)
    [only] = await bob.types_inline(query)
    assert only.message.text == answer.text
    assert "2018" in only.title


async def test_sources_are_listed_in_place(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("trend of Shanghai")
    links = len(answer.shown.links)

    assert await ada.taps("Sources", under=answer) == []

    assert len(answer.shown.links) > links
    assert "Sources" not in answer.buttons
    assert "Share" in answer.buttons


async def test_no_button_promises_what_is_not_there(world: World) -> None:
    ada = world.person()
    for nothing_to_share in ("hello", "/help", "weather in Beijing"):
        [answer] = await ada.says(nothing_to_share)
        assert not {"Share", "👍", "👎"} & set(answer.buttons)


async def test_a_button_under_an_inline_message_changes_it_in_place(world: World) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    first, *_ = await ada.types_inline("rank of Tokyo 2023")
    number = await ada.sends_inline(first)
    sent = world.api.inline_messages[number]

    data = data_of("trend of Tokyo–Yokohama", sent)
    for _ in range(2):
        assert await bob.presses(data, inline=number) == []
        assert sent.text.startswith("Tokyo–Yokohama")
        assert "→" in sent.text or "2025" in sent.text
        assert bob.toast == ""
    assert sent.text != first.message.text


async def test_unknown_acts_say_so(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023")
    for data in ("z1:x", "q2:x", "q", "l1:xx", Press(Act.ASK, kept="neverkept123").data):
        assert await ada.presses(data, answer.as_json()) == []
        assert "ask again" in ada.toast


async def test_a_quick_answer_shows_no_sign_of_work_and_a_slow_one_does(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = world.person()
    await ada.says("rank of Tokyo 2023")
    assert world.api.actions == []

    monkeypatch.setattr(waiting, "AFTER_SECONDS", 0.05)
    world.api.fail_next("sendMessage", DropError(accepted=False))  # after which there is a pause
    await ada.says("rank of Tokyo 2023")
    assert world.api.actions == ["typing"]
