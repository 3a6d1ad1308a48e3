"""Charts as photos: drawn once, and then known to Telegram."""

from __future__ import annotations

import pytest

from bot.application import Bot, service_of
from charts.errors import BusyError
from db.store import Store
from tests.telegram.people import World
from tests.telegram.refusal import ApiError, DropError

PNG = b"\x89PNG\r\n\x1a\n"


async def test_a_chart_comes_below_with_the_answer_as_its_caption(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("trend of Tokyo")

    [photo] = await ada.taps("Chart", under=answer)

    assert world.api.files[photo.call["photo"]].startswith(PNG)
    assert photo.text.startswith(answer.text.partition("\n")[0])
    assert "Chart" not in answer.buttons
    assert "Share" in answer.buttons


async def test_the_same_chart_is_not_sent_up_again(world: World, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    [first] = await ada.says("trend of Tokyo")
    [photo] = await ada.taps("Chart", under=first)

    async def fails(_: object) -> bytes:
        raise AssertionError("nothing is to be drawn")

    monkeypatch.setattr(service_of(bot).studio, "picture", fails)
    [second] = await bob.says("trend of Tokyo")
    [again] = await bob.taps("Chart", under=second)
    assert again.call["photo"] == photo.call["photo"]


async def test_a_picture_that_telegram_has_lost_is_sent_anew(world: World) -> None:
    ada = world.person()
    for _ in range(2):
        [answer] = await ada.says("trend of Tokyo")
        [photo] = await ada.taps("Chart", under=answer)
    world.api.fail_next("sendPhoto", ApiError(400, "Bad Request: wrong file identifier/HTTP URL specified"))
    [answer] = await ada.says("trend of Tokyo")
    [photo] = await ada.taps("Chart", under=answer)
    assert photo.call["photo"] in world.api.files


async def test_a_changed_record_is_drawn_anew(world: World, store: Store) -> None:
    ada = world.person()
    [answer] = await ada.says("trend of Tokyo")
    await ada.taps("Chart", under=answer)
    await store.apply(removals=[("facts", store.snapshot.facts[-1].id)], made_by="made-up admin", summary="made up")
    world.api.files.clear()
    [answer] = await ada.says("trend of Tokyo")
    await ada.taps("Chart", under=answer)
    assert world.api.files


async def test_a_chart_that_cannot_be_drawn_is_said(world: World, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(_: object) -> bytes:
        raise BusyError("made up")

    monkeypatch.setattr(service_of(bot).studio, "picture", fails)
    ada = world.person()
    [answer] = await ada.says("trend of Tokyo")
    [sorry] = await ada.taps("Chart", under=answer)
    assert "cannot draw" in sorry.text


async def test_a_chart_that_got_lost_can_be_asked_for_again(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("trend of Tokyo")
    world.api.fail_next("sendPhoto", DropError(accepted=False))
    assert await ada.taps("Chart", under=answer) == []
    assert "Chart" in answer.buttons
    assert len(await ada.taps("Chart", under=answer)) == 1


async def test_what_has_no_chart_offers_none(world: World) -> None:
    [answer] = await world.person().says("top applicant in Seoul 2024")
    assert "Chart" not in answer.buttons


async def test_a_chart_that_telegram_holds_is_among_the_inline_results(world: World) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    ids = [result.id for result in await bob.types_inline("trend of Tokyo")]
    assert not [each for each in ids if each.endswith("photo")]

    [answer] = await ada.says("trend of Tokyo")
    await ada.taps("Chart", under=answer)

    found = await bob.types_inline("trend of Tokyo")
    [photo] = [result for result in found if result.id.endswith("photo")]
    assert photo.message.text.startswith(answer.text.partition("\n")[0])
