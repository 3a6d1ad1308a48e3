"""Commands: made from the table of kinds, and those for a person's own settings."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from answers.catalogue import languages
from answers.desk import Desk
from bot.announcing import announce
from bot.application import Bot
from db.people import conversation_of
from db.record import Snapshot
from db.store import Store
from handlers.admin_commands import ACTIONS
from handlers.kind_commands import kind_commands
from handlers.speech import speech
from questions.kinds import rules
from tests.telegram.botapi import BotApi
from tests.telegram.fixtures import Clock
from tests.telegram.people import World

WITHOUT_COMMAND = {
    "out_of_scope",
    "greeting",
    "about",  # a command of its own
    "define",
    "fact",
    "compare_economies",  # /compare takes economies too
    "measure",  # only words can name the figure
    "at_rank",  # /top 11-20
}


def test_every_kind_of_question_has_a_command_or_a_reason_for_none() -> None:
    assert {each.kind for each in kind_commands()} == {rule.kind for rule in rules()} - WITHOUT_COMMAND


@pytest.mark.parametrize("language", languages())
def test_every_command_asks_its_own_kind_of_question(snapshot: Snapshot, language: str) -> None:
    desk, say = Desk(SimpleNamespace(snapshot=snapshot)), speech(language)
    for command in kind_commands():
        arguments = say.text(f"chat.example.{command.kind}") if say.has(f"chat.example.{command.kind}") else ""
        for question in {command.question(arguments, say), command.question("", say)} - {None}:
            answer = desk.answer(question or "", language=language)
            assert answer.kind == command.kind, question
            assert answer.status in {"answered", "partial"}, question


async def test_commands_take_arguments(world: World) -> None:
    ada = world.person()
    for said, expected in {
        "/rank Tokyo 2023": "Tokyo–Yokohama was #1 in 2023",
        "/top 5 Germany 2023": "Munich",
        "/top": "Shenzhen",
        "/compare Beijing Seoul": "Beijing (#4) was ahead of Seoul",
        "/country China": "Beijing",
        "/trend Tokyo": "2017",
        "/rank 上海 2017": "Shanghai–Suzhou was #19 in 2017",
    }.items():
        [answer] = await ada.says(said)
        assert expected in answer.text, said


async def test_a_command_that_needs_words_says_which(world: World) -> None:
    [answer] = await world.person().says("/rank")
    assert "/rank Tokyo 2023" in answer.text


async def test_the_long_help_is_one_tap_away_and_back(world: World) -> None:
    ada = world.person()
    [help_] = await ada.says("/help")
    short = help_.text
    assert await ada.taps("All that you can ask", under=help_) == []
    assert all(f"/{command.name}" in help_.text for command in kind_commands())
    await ada.taps("Less", under=help_)
    assert help_.text == short


@pytest.mark.parametrize("named", ["de", "DE", "Deutsch", "deutsch"])
async def test_a_language_can_be_named_behind_the_command(world: World, named: str) -> None:
    ada = world.person(language="en")
    [chosen] = await ada.says(f"/language {named}")
    assert "Deutsch" in chosen.text
    assert not chosen.buttons
    [answer] = await ada.says("Tokyo 2023")
    assert "Quelle" in answer.text


async def test_a_language_that_is_not_spoken_is_no_choice(world: World) -> None:
    [which] = await world.person().says("/language xx")
    assert "Deutsch" in which.buttons


async def test_a_language_is_chosen_and_kept(world: World) -> None:
    ada = world.person(language="en")
    [which] = await ada.says("/language")
    assert "English" in which.buttons
    await ada.taps("English", under=which)
    assert "English" in which.text
    assert which.buttons == []


async def test_about_names_the_data_and_its_licence(world: World) -> None:
    [about] = await world.person().says("/about")
    assert "261 of 900" in about.text or "of 900 ranks" in about.text
    assert "CC BY 4.0" in about.text


async def test_privacy_says_what_is_kept_and_forgetme_erases_it(world: World, store: Store, clock: Clock) -> None:
    ada = world.person()
    [privacy] = await ada.says("/privacy")
    assert "30 minutes" in privacy.text
    assert "/forgetme" in privacy.text

    await ada.says("rank of Tokyo 2023")
    asked = ada.last
    await ada.says("/follow Tokyo")
    conversation = conversation_of(ada.user["id"], ada.user["id"])
    assert await store.recall(conversation, clock())

    [done] = await ada.says("/forgetme")

    assert "erased" in done.text
    assert await store.recall(conversation, clock()) is None
    [nothing] = await ada.says("/follow")
    assert "no cluster yet" in nothing.text
    assert len(await ada.edits("rank of Seoul 2023", message=asked)) == 1  # which answer it had is forgotten too


async def test_menus_differ_by_place_and_are_set_once(api: BotApi, bot: Bot) -> None:
    private = [command["command"] for command in api.menus["default", ""]]
    groups = [command["command"] for command in api.menus["all_group_chats", ""]]
    assert private[:5] == ["rank", "top", "country", "compare", "trend"]
    assert {"help", "rank"} <= set(groups) < set(private)
    assert "forgetme" not in groups

    before = [call.method for call in api.calls if call.method.startswith("set")]
    await announce(bot)
    assert [call.method for call in api.calls if call.method.startswith("set")] == before


async def test_a_menu_that_somebody_changed_is_set_again_alone(api: BotApi, bot: Bot) -> None:
    api.menus["default", ""] = [{"command": "old", "description": "made up"}]
    before = len(api.calls)
    await announce(bot)
    assert [call.method for call in api.calls[before:] if call.method.startswith("set")] == ["setMyCommands"]


async def test_the_profile_is_set_where_it_differs(api: BotApi, bot: Bot) -> None:
    assert "WIPO" in api.profile["description", ""]
    assert len(api.profile["short_description", ""]) <= 120
    api.profile["description", ""] = "made up"
    before = len(api.calls)
    await announce(bot)
    assert [call.method for call in api.calls[before:] if call.method.startswith("set")] == ["setMyDescription"]


async def test_what_was_asked_in_a_command_can_be_followed_up(world: World, clock: Clock) -> None:
    ada = world.person()
    await ada.says("/rank Tokyo 2023")
    clock.pass_by(timedelta(minutes=5))
    [answer] = await ada.says("and in 2018?")
    assert "Tokyo" in answer.text


async def test_an_admin_has_a_menu_of_their_own(api: BotApi, bot: Bot) -> None:
    api.chats[42] = {"id": 42, "type": "private", "first_name": "Ada"}
    await announce(bot, admins=[42])
    own = [command["command"] for command in api.menus["chat42", ""]]
    assert {*ACTIONS, "rank"} <= set(own)
    assert not {"import", "undo"} & {command["command"] for command in api.menus["default", ""]}


async def test_an_admin_who_has_no_chat_with_the_bot_yet_stops_nothing(api: BotApi, bot: Bot) -> None:
    await announce(bot, admins=[42])
    assert api.menus
    assert ("chat42", "") not in api.menus
