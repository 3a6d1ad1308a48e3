"""Inline mode: answers while a person types."""

from __future__ import annotations

from datetime import timedelta

from db.store import Store
from tests.telegram.fixtures import Clock
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


async def test_why_there_is_nothing_to_offer_ends_once(world: World) -> None:
    eve = world.person(language="fr")
    assert await eve.types_inline("zzzz") == []
    label = eve.inline["button"]["text"]
    assert "… Interrogez-moi" in label
    assert "…." not in label


async def test_nothing_to_offer_leads_to_help(world: World) -> None:
    ada = world.person()
    assert await ada.types_inline("zzzz qqqq") == []

    button = ada.inline["button"]
    [answer] = await ada.says(f"/start {button['start_parameter']}")
    assert "I only know" in answer.text
    assert button["text"].startswith("I only know")


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


async def test_half_a_word_is_enough(world: World) -> None:
    ada = world.person()
    typing = {"shangh": "Shanghai–Suzhou", "top 5 ger": "Munich", "上海": "Shanghai–Suzhou", "beng": "Bengaluru"}
    for typed, expected in typing.items():
        first, *_ = await ada.types_inline(typed)
        assert expected in first.title, typed


async def test_the_same_question_of_other_editions_follows(world: World) -> None:
    titles = [result.title for result in await world.person().types_inline("tokyo 2023")]
    assert "2023" in titles[0]
    assert any("2018" in title for title in titles[1:])


async def test_scrolling_fetches_what_comes_next_and_then_ends(world: World) -> None:
    ada = world.person()
    seen: list[str] = []
    pages, offset = 0, ""
    while offset or not pages:
        seen += [result.id for result in await ada.types_inline("beijing vs seoul", offset=offset)]
        offset = ada.inline.get("next_offset", "")
        pages += 1
    assert pages > 1
    assert len(seen) == len(set(seen)) > 10
    assert await ada.types_inline("beijing vs seoul", offset="made up")  # an offset of another version


async def test_results_are_kept_for_less_time_just_after_the_record_has_changed(
    world: World, store: Store, clock: Clock
) -> None:
    ada = world.person()
    await ada.types_inline("tokyo")
    assert ada.inline["cache_time"] == 300
    await store.apply(removals=[("facts", store.snapshot.facts[-1].id)], made_by="made-up admin", summary="made up")
    await ada.types_inline("tokyo")
    assert ada.inline["cache_time"] == 30
    clock.pass_by(timedelta(minutes=11))
    await ada.types_inline("tokyo")
    assert ada.inline["cache_time"] == 300


async def test_what_is_in_the_persons_own_language_is_kept_for_them_alone(world: World) -> None:
    """Only where the words could be of any language, and the catalogue has the person's."""
    ada, dora = world.person("Ada", language="en"), world.person("Dora", language="de")
    own = await dora.types_inline("tokyo 2023")
    assert dora.inline["is_personal"] is (own != await ada.types_inline("tokyo 2023"))
    assert ada.inline["is_personal"] is False


async def test_any_text_is_taken(world: World) -> None:
    ada = world.person()
    for text in ("<b>", "'; DROP TABLE", "\ud800", "x" * 256, "上海 & Tokyo", "\N{GRINNING FACE}" * 128):
        await ada.types_inline(text)
    assert world.api.count("answerInlineQuery") == 6
