"""Private chats, from the first /start on."""

from __future__ import annotations

from datetime import timedelta

from db.store import Store
from tests.telegram.botapi import BotApi
from tests.telegram.fixtures import Clock, started, world_of
from tests.telegram.people import World


async def test_a_stranger_starts_and_asks(world: World) -> None:
    ada = world.person("Ada")

    [welcome] = await ada.says("/start")
    assert "top 100" in welcome.text
    assert welcome.buttons

    [answer] = await ada.says("rank of Shanghai-Suzhou 2017")
    assert "Shanghai–Suzhou was #19 in 2017" in answer.text
    assert "listed as Shanghai" in answer.text
    assert answer.shown.links


async def test_the_example_on_the_button_is_answered(world: World) -> None:
    ada = world.person()
    [welcome] = await ada.says("/start")

    [answer] = await ada.taps("top 5 of 2023", under=welcome)

    assert "1. Tokyo–Yokohama" in answer.text
    assert "5. Shanghai–Suzhou" in answer.text


async def test_a_follow_up_continues_the_question_before(world: World) -> None:
    ada = world.person()
    [first] = await ada.says("rank of Shanghai-Suzhou in 2023")
    assert "#5" in first.text

    [second] = await ada.says("and the year before")
    assert "#6" in second.text
    assert "2022" in second.text


async def test_what_was_asked_is_forgotten_after_half_an_hour(world: World, clock: Clock) -> None:
    ada = world.person()
    await ada.says("rank of Shanghai-Suzhou in 2023")

    clock.pass_by(timedelta(minutes=31))
    [late] = await ada.says("and the year before")

    assert "#6" not in late.text


async def test_a_restart_forgets_neither_the_question_nor_the_buttons(api: BotApi, database: str, clock: Clock) -> None:
    store = await Store.open(database)
    async with started(api, store, clock) as bot:
        ada = world_of(api, bot).person()
        await ada.says("rank of Shanghai-Suzhou in 2023")
        [which] = await ada.says("cambridge")
    await store.close()

    store = await Store.open(database)
    async with started(api, store, clock) as bot:
        ada.world = world_of(api, bot)
        [follow_up] = await ada.says("and the year before")
        assert await ada.taps("Boston–Cambridge", under=which) == []
    await store.close()

    assert "#6" in follow_up.text
    assert which.text.startswith("Boston–Cambridge is #9")


async def test_people_do_not_continue_each_others_questions(world: World) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    await ada.says("rank of Shanghai-Suzhou in 2023")

    [answer] = await bob.says("and the year before")

    assert "#6" not in answer.text


async def test_which_one_is_asked_with_buttons_and_the_tap_answers(world: World) -> None:
    ada = world.person()
    [which] = await ada.says("cambridge")
    assert "Which" in which.text
    assert set(which.buttons) == {"Cambridge, United Kingdom", "Boston–Cambridge"}

    assert await ada.taps("Boston–Cambridge", under=which) == []
    assert which.text.startswith("Boston–Cambridge is #9")
    assert ada.toast == ""

    [follow_up] = await ada.says("and in 2023?")
    assert "Boston–Cambridge" in follow_up.text


async def test_a_button_tapped_twice_answers_once(world: World) -> None:
    ada = world.person()
    [which] = await ada.says("cambridge")
    as_the_phone_still_shows_it = which.as_json()
    data = which.keyboard[0][0]["callback_data"]

    for _ in range(2):
        assert await ada.presses(data, as_the_phone_still_shows_it) == []
        assert "Cambridge" in which.text


async def test_a_button_of_another_version_says_so(world: World) -> None:
    ada = world.person()
    [which] = await ada.says("cambridge")

    for data in ("q0:7", "q1:", "nonsense"):
        assert await ada.presses(data, which.as_json()) == []
        assert "ask again" in ada.toast
    assert which.buttons


async def test_two_questions_in_one_message_get_both_answers(world: World) -> None:
    [answer] = await world.person().says("rank of Tokyo 2023\nrank of Seoul 2023")
    assert "Tokyo–Yokohama" in answer.text
    assert "Seoul" in answer.text


async def test_what_was_sent_through_inline_mode_is_not_answered_again(world: World) -> None:
    ada = world.person()
    assert await ada.says("Tokyo–Yokohama was #1 in 2023.", via_bot=world.api.me) == []
    assert await ada.says("/help", via_bot=world.api.me) == []


async def test_a_deep_link_is_welcome_whatever_it_carries(world: World) -> None:
    ada = world.person()
    [plain] = await ada.says("/start")
    [linked] = await ada.says("/start inline")
    assert linked.text == plain.text


async def test_help_shows_what_can_be_asked(world: World) -> None:
    [answer] = await world.person().says("/help")
    assert "What you can ask" in answer.text


async def test_a_command_that_is_none_is_read_as_words(world: World) -> None:
    [answer] = await world.person().says("/rank Tokyo 2023")
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text
    [answer] = await world.person().says(f"/rank@{world.api.me['username']} Tokyo 2023")
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text


async def test_answers_show_no_previews_and_quote_nothing(world: World) -> None:
    [answer] = await world.person().says("rank of Tokyo 2023")
    assert answer.call["link_preview_options"] == {"is_disabled": True}
    assert "reply_parameters" not in answer.call


async def test_the_menu_lists_the_commands(world: World) -> None:
    ada = world.person()
    for command in world.api.menus["default", ""]:
        assert await ada.says(f"/{command['command']}")
