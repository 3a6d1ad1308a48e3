"""What admins see of how it goes. The wordings are made up."""

from __future__ import annotations

import re
from datetime import date, timedelta

from telegram.ext import CommandHandler

from bot.application import Bot, service_of
from bot.upkeep import keep_up
from db.feedback import Feedback, note
from db.store import Store
from db.usage import usage_since
from tests.telegram.fixtures import OWNER, Clock
from tests.telegram.people import World


async def test_refused_wordings_are_listed_and_become_names(world: World, store: Store, clock: Clock) -> None:
    owner = world.person(number=OWNER)
    assert "Nothing was refused" in (await owner.says("/unanswered"))[0].text
    left = ["made-up-ville", "made-up-ville", "a wording that is far too long to be the name of any place"]
    async with store.changing() as connection:
        await note(connection, *((Feedback("refused", question, "en"), clock()) for question in left))
    [listed] = await owner.says("/unanswered")
    assert listed.text.splitlines()[1] == "2 × made-up-ville"
    assert listed.buttons == ["“made-up-ville” is a cluster"]
    [ask] = await owner.taps("“made-up-ville” is a cluster", under=listed)
    assert "Which cluster" in ask.text
    [preview] = await owner.says("Seoul")
    assert "“made-up-ville” also means Seoul" in preview.text
    await owner.taps("Apply", under=preview)
    assert "Seoul was #3" in (await owner.says("rank of made-up-ville 2023"))[0].text


async def test_health_tells_the_revision_and_that_the_database_answers(world: World) -> None:
    [said] = await world.person(number=OWNER).says("/health")
    assert "The database answers in" in said.text
    assert "revision 1" in said.text
    assert said.text.endswith("No error since this worker began.")
    [stranger] = await world.person("Bob").says("/health")
    assert "database" not in stranger.text


async def test_health_names_the_last_error_as_the_apology_does(world: World, bot: Bot, clock: Clock) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("made up")

    bot.add_handler(CommandHandler("fail", fail), group=-2)
    apology, *_ = await world.person("Bob").says("/fail")
    incident = re.search(r"\b[0-9a-f]{8}\b", apology.text)
    assert incident
    at = f"{clock():%Y-%m-%d %H:%M} UTC"
    clock.pass_by(timedelta(hours=1))
    [said] = await world.person(number=OWNER).says("/health")
    assert f"incident {incident[0]}, at {at}" in said.text


async def test_stats_count_what_was_asked_where_and_how_it_went(world: World, clock: Clock) -> None:
    owner, ada, group = world.person(number=OWNER), world.person(), world.group()
    assert (await owner.says("/stats"))[0].text == "Nothing was asked in the last 7 days."
    await ada.says("rank of Seoul 2023")
    clock.pass_by(timedelta(days=1))
    await ada.says("rank of Seoul 2023")
    await ada.says("wo steht Seoul 2023?")
    await ada.says("made-up wording blorp")
    await ada.says(f"@{world.api.me['username']} top 3 in 2023", into=group)
    await ada.types_inline("top 3")
    [said] = await owner.says("/stats")
    lines = said.text.splitlines()
    assert lines[:4] == [
        "Questions in the last 7 days: 6",
        "2026-01-02: 5",
        "2026-01-01: 1",
        "Private 4 · groups 1 · typed inline 1",
    ]
    assert lines[4].startswith("Kinds: rank 3 · ")
    assert lines[5] == "Languages: en 4 · de 1"
    assert lines[6] == "Understood: 80%"
    assert re.fullmatch(r"Speed: half ≤ \d+ m?s, 99% ≤ \d+ m?s", lines[7])
    assert lines[8].startswith("Speed inline: half ≤ ")
    assert len(lines) == 9
    assert str(ada.user["id"]) not in said.text
    assert "blorp" not in said.text
    clock.pass_by(timedelta(days=7))
    assert (await owner.says("/stats"))[0].text == "Nothing was asked in the last 7 days."
    [stranger] = await ada.says("/stats")
    assert "last 7 days" not in stranger.text


async def test_what_is_counted_is_written_off_the_path_of_an_answer(world: World, bot: Bot, store: Store) -> None:
    await world.person().says("rank of Seoul 2023")
    async with store.looking() as connection:
        assert await usage_since(connection, date(2026, 1, 1)) == {}
    await keep_up(service_of(bot))
    async with store.looking() as connection:
        [usage] = await usage_since(connection, date(2026, 1, 1))
    assert (usage.surface, usage.kind, usage.language, usage.status) == ("chat", "rank", "en", "answered")
