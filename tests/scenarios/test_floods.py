"""One person's flood: a polite line once, then silence, and nobody else notices."""

from __future__ import annotations

from datetime import timedelta

from handlers.floods import ASKING, TYPING
from tests.telegram.fixtures import Clock
from tests.telegram.people import World


async def test_a_flood_is_answered_politely_once_and_then_not_at_all(world: World, clock: Clock) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    most = int(ASKING.at_once)
    for _ in range(most):
        [answer] = await ada.says("tokyo")
        assert "Tokyo" in answer.text
    [polite] = await ada.says("tokyo")
    assert "wait half a minute" in polite.text
    for _ in range(5):
        assert await ada.says("tokyo") == []
    assert len(await bob.says("tokyo")) == 1

    clock.pass_by(timedelta(seconds=31))
    [answer] = await ada.says("tokyo")
    assert "Tokyo" in answer.text


async def test_taps_count_as_well(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023")
    for _ in range(int(ASKING.at_once) - 1):
        await ada.presses("z9:old", answer.as_json())
        assert "ask again" in ada.toast
    await ada.presses("z9:old", answer.as_json())
    assert "wait half a minute" in ada.toast
    toasts = len(world.api.toasts)
    await ada.presses("z9:old", answer.as_json())
    assert len(world.api.toasts) == toasts


async def test_a_fast_typist_is_no_flood(world: World, clock: Clock) -> None:
    ada = world.person()
    sentence = "which clusters in germany were in the top 50"
    for end in range(1, len(sentence) + 1):
        clock.pass_by(timedelta(seconds=0.1))
        await ada.types_inline(sentence[:end])
    assert world.api.count("answerInlineQuery") == len(sentence)
    assert len(sentence) < TYPING.at_once
