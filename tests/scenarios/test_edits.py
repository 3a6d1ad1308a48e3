"""A question that a person edits changes the answer that it has."""

from __future__ import annotations

from datetime import timedelta

from db.store import Store
from tests.telegram.botapi import BotApi
from tests.telegram.fixtures import Clock, started, world_of
from tests.telegram.people import World
from tests.telegram.refusal import ApiError


async def test_an_edited_question_changes_its_answer(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023")

    assert await ada.edits("rank of Tokyo 2018") == []

    assert "2018" in answer.text
    assert "2023" not in answer.text.partition("\n")[0]
    assert len(world.api.sent[ada.user["id"]]) == 1


async def test_an_older_question_changes_its_own_answer(world: World) -> None:
    ada = world.person()
    [first] = await ada.says("rank of Tokyo 2023")
    asked = ada.last
    [second] = await ada.says("rank of Seoul 2023")
    before = second.text

    await ada.edits("rank of Paris 2023", message=asked)

    assert "Paris" in first.text
    assert second.text == before


async def test_a_restart_does_not_forget_which_answer_it_was(api: BotApi, database: str, clock: Clock) -> None:
    store = await Store.open(database)
    async with started(api, store, clock) as bot:
        ada = world_of(api, bot).person()
        [answer] = await ada.says("rank of Tokyo 2023")
    await store.close()

    store = await Store.open(database)
    async with started(api, store, clock) as bot:
        ada.world = world_of(api, bot)
        assert await ada.edits("rank of Seoul 2023") == []
    await store.close()
    assert "Seoul" in answer.text


async def test_an_edit_that_changes_nothing_changes_nothing(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023")
    before = answer.text
    assert await ada.edits("rank of Tokyo 2023") == []
    assert answer.text == before


async def test_an_edited_command_that_asks_changes_its_answer(world: World) -> None:
    ada = world.person()
    [answer] = await ada.says("/rank Tokyo 2023")
    assert await ada.edits("/rank Seoul 2023") == []
    assert "Seoul" in answer.text


async def test_an_edited_setting_does_nothing(world: World) -> None:
    ada = world.person()
    await ada.says("/help")
    assert await ada.edits("/start") == []
    assert await ada.edits("/forgetme") == []


async def test_an_answer_that_was_deleted_is_sent_anew(world: World) -> None:
    ada = world.person()
    await ada.says("rank of Tokyo 2023")
    world.api.fail_next("editMessageText", ApiError(400, "Bad Request: message to edit not found"))
    [answer] = await ada.edits("rank of Seoul 2023")
    assert "Seoul" in answer.text


async def test_an_edit_in_a_group_changes_the_answer_there(world: World) -> None:
    ada, group, name = world.person(), world.group(), world.api.me["username"]
    [answer] = await ada.says(f"@{name} rank of Tokyo 2023", into=group)
    assert await ada.edits(f"@{name} rank of Seoul 2023") == []
    assert "Seoul" in answer.text


async def test_talk_that_is_edited_to_address_the_bot_is_answered(world: World) -> None:
    ada, group = world.person(), world.group()
    assert await ada.says("rank of Tokyo 2023", into=group) == []
    [answer] = await ada.edits(f"@{world.api.me['username']} rank of Tokyo 2023")
    assert "Tokyo" in answer.text


async def test_what_can_no_longer_be_edited_is_forgotten(world: World, clock: Clock) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    await ada.says("rank of Tokyo 2023")
    asked = ada.last
    clock.pass_by(timedelta(hours=49))
    await bob.says("rank of Tokyo 2023")
    clock.pass_by(timedelta(minutes=2))
    await bob.says("rank of Tokyo 2023")
    assert len(await ada.edits("rank of Seoul 2023", message=asked)) == 1
