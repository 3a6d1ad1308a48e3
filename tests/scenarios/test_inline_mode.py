"""Inline mode: answers while a person types."""

from __future__ import annotations

from db.store import Store
from tests.telegram.people import World


async def test_the_title_is_the_answer(world: World) -> None:
    first, *_ = await world.person().types_inline("rank of Shanghai-Suzhou 2017")
    assert "#19 in 2017" in first.title
    assert first.description
    assert "Shanghai–Suzhou was #19 in 2017" in first.message.text
    assert first.message.links


async def test_before_anything_is_typed_there_are_examples(world: World) -> None:
    results = await world.person().types_inline("")
    assert 3 <= len(results) <= 10
    assert len({result.title for result in results}) == len(results)


async def test_related_questions_follow(world: World) -> None:
    results = await world.person().types_inline("rank of Tokyo 2023")
    assert len(results) > 1


async def test_nothing_to_offer_leads_to_help(world: World) -> None:
    ada = world.person()
    assert await ada.types_inline("zzzz qqqq") == []

    button = ada.inline["button"]
    [welcome] = await ada.says(f"/start {button['start_parameter']}")
    assert welcome.buttons


async def test_ids_stay_the_same_until_the_record_changes(world: World, store: Store) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    first = [result.id for result in await ada.types_inline("top 5 of 2023")]
    assert [result.id for result in await bob.types_inline("top 5 of 2023")] == first
    assert all(number.startswith(f"{store.revision}-") for number in first)


async def test_everyone_shares_what_telegram_keeps(world: World) -> None:
    ada, bob = world.person("Ada", language="en"), world.person("Berta", language="zh")
    mine, yours = await ada.types_inline("top 5 of 2023"), await bob.types_inline("top 5 of 2023")
    assert mine == yours
    assert ada.inline["is_personal"] is False
    assert ada.inline["cache_time"] == 300


async def test_any_text_is_taken(world: World) -> None:
    ada = world.person()
    for text in ("<b>", "'; DROP TABLE", "\ud800", "x" * 256, "上海 & Tokyo", "\N{GRINNING FACE}" * 128):
        await ada.types_inline(text)
    assert world.api.count("answerInlineQuery") == 6
