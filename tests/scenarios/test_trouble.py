"""When Telegram, the network or the database fails: no answer is lost that can be given, none is doubled."""

from __future__ import annotations

import logging
import re
import sqlite3
from pathlib import Path

import pytest
from telegram import Update

from bot.announcing import announce
from bot.application import Bot
from db.store import Store
from handlers import patience, sending
from tests.telegram.botapi import TOO_OLD, BotApi
from tests.telegram.people import World
from tests.telegram.refusal import ApiError, DropError

UNPARSED = ApiError(400, "Bad Request: can't parse entities: made up")
PASSING = {
    "bad gateway": ApiError(502, "Bad Gateway"),
    "restarting": ApiError(500, "Internal Server Error: restart"),
    "cut before it was accepted": DropError(accepted=False),
}
BLOCKED = ApiError(403, "Forbidden: bot was blocked by the user")


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES_SECONDS", (0.0, 0.0, 0.0))
    monkeypatch.setattr(sending, "PAUSE_SECONDS", 0.0)


async def test_an_answer_with_refused_markup_arrives_as_bare_text(world: World) -> None:
    world.api.fail_next("sendMessage", UNPARSED)
    [answer] = await world.person().says("rank of Shanghai-Suzhou 2017")
    assert "Shanghai–Suzhou was #19 in 2017" in answer.text
    assert "parse_mode" not in answer.call


async def test_inline_results_with_refused_markup_arrive_as_bare_text(world: World) -> None:
    world.api.fail_next("answerInlineQuery", UNPARSED)
    first, *_ = await world.person().types_inline("rank of Shanghai-Suzhou 2017")
    assert "Shanghai–Suzhou was #19 in 2017" in first.message.text
    assert not first.message.links


async def test_a_failure_gets_an_apology_with_the_number_that_the_log_has(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.api.fail_next("sendMessage", UNPARSED, UNPARSED)
    [apology] = await world.person().says("rank of Tokyo 2023")

    number = re.search(r"[0-9a-f]{8}$", apology.text)
    assert "Sorry" in apology.text
    assert number
    [record] = [each for each in caplog.records if f"incident {number[0]}" in each.message]
    assert record.exc_info
    assert "Tokyo" not in record.message


async def test_an_apology_that_cannot_be_sent_is_noted(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.api.fail_next("sendMessage", UNPARSED, UNPARSED, UNPARSED)
    assert await world.person().says("rank of Tokyo 2023") == []
    assert "the apology did not arrive" in caplog.text


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING.keys())
async def test_passing_weather_delays_an_answer_and_neither_loses_nor_doubles_it(
    world: World, fault: ApiError | DropError
) -> None:
    world.api.fail_next("sendMessage", fault, fault)
    [answer] = await world.person().says("rank of Tokyo 2023")
    assert "Tokyo–Yokohama was #1" in answer.text


@pytest.mark.parametrize(
    "faults", [[PASSING["bad gateway"]] * 4, [PASSING["cut before it was accepted"]] * 3, [BLOCKED]], ids=str
)
async def test_lasting_weather_is_one_line_in_the_log_and_no_apology(
    world: World, faults: list[ApiError | DropError], caplog: pytest.LogCaptureFixture
) -> None:
    ada = world.person()
    world.api.fail_next("sendMessage", *faults)
    assert await ada.says("rank of Tokyo 2023") == []

    [line] = [each for each in caplog.records if each.name == "handlers.errors"]
    assert line.levelno == logging.WARNING
    assert not line.exc_info
    assert len(await ada.says("rank of Tokyo 2023")) == 1


@pytest.mark.parametrize("method", ["editMessageText", "editMessageReplyMarkup", "answerCallbackQuery"])
@pytest.mark.parametrize("accepted", [True, False])
async def test_a_tap_survives_passing_weather(world: World, method: str, accepted: bool) -> None:
    ada = world.person()
    [which] = await ada.says("cambridge")
    world.api.fail_next(method, DropError(accepted=accepted))
    assert await ada.taps("Boston–Cambridge", under=which) == []
    assert which.text.startswith("Boston–Cambridge is #9")
    world.api.fail_next(method, DropError(accepted=accepted))
    assert len(await ada.taps("trend of Boston–Cambridge", under=which)) == 1


async def test_a_flood_that_lasts_too_long_is_not_waited_for(world: World) -> None:
    ada = world.person()
    world.api.fail_next("sendMessage", ApiError(429, "Too Many Requests: retry after 3600", retry_after=3600))
    assert await ada.says("rank of Tokyo 2023") == []
    assert len(await ada.says("rank of Tokyo 2023")) == 1


async def test_an_apology_for_a_tap_is_shown_where_the_tap_was(world: World) -> None:
    ada = world.person()
    first, *_ = await ada.types_inline("rank of Tokyo 2023")
    number = await ada.sends_inline(first)
    world.api.fail_next("editMessageText", UNPARSED)
    await ada.presses("p1:rank of Seoul 2023", inline=number)
    assert re.search(r"incident: [0-9a-f]{8}$", ada.toast)


async def test_an_answer_that_may_have_arrived_is_not_sent_again(world: World) -> None:
    world.api.fail_next("sendMessage", DropError(accepted=True))
    assert len(await world.person().says("rank of Tokyo 2023")) == 1


async def test_a_flood_wait_is_waited_for(world: World) -> None:
    world.api.fail_next("sendMessage", ApiError(429, "Too Many Requests: retry after 1", retry_after=1))
    assert len(await world.person().says("rank of Tokyo 2023")) == 1


async def test_a_stale_inline_query_is_dropped_quietly(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.api.fail_next("answerInlineQuery", ApiError(400, f"Bad Request: {TOO_OLD}"))
    with pytest.raises(KeyError):
        await world.person().types_inline("top 5 of 2023")
    assert not [each for each in caplog.records if each.levelno >= logging.INFO]


async def test_a_tap_that_comes_late_is_answered_all_the_same(world: World) -> None:
    ada = world.person()
    [which] = await ada.says("cambridge")
    world.api.fail_next("answerCallbackQuery", ApiError(400, f"Bad Request: {TOO_OLD}"))
    assert await ada.taps("Boston–Cambridge", under=which) == []
    assert which.text.startswith("Boston–Cambridge is #9")


@pytest.mark.parametrize("method", ["editMessageReplyMarkup", "editMessageText"])
async def test_buttons_under_a_message_that_is_out_of_reach_still_work(world: World, method: str) -> None:
    ada = world.person()
    [answer] = await ada.says("rank of Tokyo 2023" if method == "editMessageReplyMarkup" else "cambridge")
    world.api.fail_next(method, ApiError(400, "Bad Request: message to edit not found"))
    label = next(label for label in answer.buttons if "trend" in label or "Boston" in label)
    assert len(await ada.taps(label, under=answer)) == 1


async def test_a_button_under_a_very_old_message_still_works(world: World) -> None:
    ada = world.person()
    out_of_reach = {"message_id": 1, "date": 0, "chat": ada.private}
    [answer] = await ada.presses("q1:top 5 of 2023", out_of_reach)
    assert "Tokyo–Yokohama" in answer.text


async def test_a_button_that_belongs_to_no_chat_says_so(world: World) -> None:
    ada = world.person()
    assert await ada.presses("q1:top 5 of 2023") == []
    assert "ask again" in ada.toast


async def test_a_database_that_fails_costs_the_memory_and_not_the_answer(
    world: World, store: Store, database: str, caplog: pytest.LogCaptureFixture
) -> None:
    ada = world.person()
    await ada.says("rank of Tokyo 2023")
    await store.turns.flush()
    with sqlite3.connect(Path(database.removeprefix("sqlite:///"))) as connection:
        connection.execute("DROP TABLE conversations")
    connection.close()

    [answer] = await ada.says("rank of Tokyo 2023")
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text
    assert "cannot be recalled" in caplog.text
    await store.turns.flush()
    assert "cannot be remembered" in caplog.text


async def test_a_menu_that_cannot_be_set_stops_nothing(api: BotApi, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    api.fail_next("getMyCommands", *[ApiError(502, "Bad Gateway")] * 400)
    await announce(bot)
    assert "could not be set" in caplog.text


async def test_the_log_says_how_to_turn_inline_mode_on(api: BotApi, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    api.me["supports_inline_queries"] = False
    await bot.bot.get_me()
    await announce(bot)
    assert "/setinline to @BotFather" in caplog.text


async def test_messages_of_one_chat_are_answered_in_order_and_chats_do_not_mix(world: World, bot: Bot) -> None:
    ada, bob = world.person("Ada"), world.person("Bob")
    years = [2018, 2019, 2020, 2021, 2022, 2023]

    async def enqueue(update: dict[str, object]) -> None:
        await bot.update_queue.put(Update.de_json(update, bot.bot))

    queue = World(world.api, enqueue)
    await bot.start()
    for year in years:
        for person in (ada, bob):
            person.world = queue
            await person.says(f"rank of Tokyo {year}")
    await bot.update_queue.join()
    await bot.stop()

    for person in (ada, bob):
        headlines = [message.text.partition("\n")[0] for message in world.api.sent[person.user["id"]]]
        assert [str(year) in headline for year, headline in zip(years, headlines, strict=True)] == [True] * 6
