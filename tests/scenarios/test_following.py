"""/follow: a message when a new edition or a correction touches a cluster."""

from __future__ import annotations

import csv

import pytest

from bot import news
from bot.application import Bot, service_of
from bot.news import tell_news
from db.csvfiles import SHIPPED
from db.store import Store
from tests.db import madeup
from tests.telegram.people import Person, World
from tests.telegram.refusal import ApiError


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "APART_SECONDS", 0)


def shipped(table: str) -> list[dict[str, str]]:
    """The rows of a shipped table."""
    with (SHIPPED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ranked_row(edition: int, cluster: str) -> dict[str, str]:
    """The shipped row of a cluster in an edition."""
    return next(row for row in shipped("rankings") if (row["edition"], row["cluster"]) == (str(edition), cluster))


async def corrected(store: Store, cluster: str = "tokyo-yokohama", edition: int = 2023) -> None:
    """Somebody corrects a figure; the values are made up."""
    changed = ranked_row(edition, cluster) | {"note": f"made up after revision {store.revision}"}
    await store.apply([madeup.sheet("rankings", [changed])], made_by="made-up admin", summary="made up")


async def heard(bot: Bot, person: Person) -> list[str]:
    """What the person is told now."""
    before = len(person.world.api.sent[person.user["id"]])
    await tell_news(bot.bot, service_of(bot))
    return [message.text for message in person.world.api.sent[person.user["id"]][before:]]


async def test_a_follower_hears_of_a_correction_once(world: World, bot: Bot, store: Store) -> None:
    ada = world.person()
    [begun] = await ada.says("/follow Tokyo")
    assert "You follow Tokyo–Yokohama" in begun.text
    assert await heard(bot, ada) == []

    await corrected(store)
    [told] = await heard(bot, ada)
    assert "Tokyo–Yokohama" in told
    assert "2023" in told
    assert await heard(bot, ada) == []

    await corrected(store, cluster="seoul")
    assert await heard(bot, ada) == []


async def test_a_correction_of_the_newest_edition_is_no_new_edition(world: World, bot: Bot, store: Store) -> None:
    ada = world.person()
    await ada.says("/follow Tokyo")
    newest = store.snapshot.years[-1]
    await corrected(store, edition=newest)
    [told] = await heard(bot, ada)
    assert "corrected" in told
    assert "new edition" not in told

    coming, before = str(newest + 1), ranked_row(newest, "tokyo-yokohama")
    same = {name: before[name] for name in ("cluster", "economies", "printed_name", "status", "source_ids")}
    row = madeup.sheet("rankings", [dict.fromkeys(before, "") | same | {"edition": coming, "rank": "1"}])
    made_up = {"year": coming, "title": "Made up", "source_ids": before["source_ids"]}
    edition = dict.fromkeys(shipped("editions")[0], "") | made_up
    await store.apply([madeup.sheet("editions", [edition]), row], made_by="made-up admin", summary="made up")
    [told] = await heard(bot, ada)
    assert f"in the new edition {coming}" in told


async def test_the_news_leads_to_the_answer(world: World, bot: Bot, store: Store) -> None:
    ada = world.person()
    await ada.says("/follow Tokyo")
    await corrected(store)
    await heard(bot, ada)
    message = world.api.sent[ada.user["id"]][-1]
    [answer] = await ada.taps(message.buttons[0], under=message)
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text


async def test_who_follows_no_more_hears_nothing(world: World, bot: Bot, store: Store) -> None:
    ada = world.person()
    await ada.says("/follow Tokyo and Seoul")
    [followed] = await ada.says("/unfollow")
    assert len(followed.buttons) == 2
    await ada.taps(next(label for label in followed.buttons if "Tokyo" in label), under=followed)
    assert len(followed.buttons) == 1
    [ended] = await ada.says("/unfollow Seoul")
    assert "no longer follow Seoul" in ended.text
    await corrected(store)
    assert await heard(bot, ada) == []


@pytest.mark.parametrize("leaves", ["blocks", "refuses"])
async def test_who_blocks_the_bot_is_followed_by_silence(world: World, bot: Bot, store: Store, leaves: str) -> None:
    ada = world.person()
    await ada.says("/follow Tokyo")
    if leaves == "blocks":
        await world.deliver(blocked_by(ada))
    else:
        await corrected(store, edition=2022)
        world.api.fail_next("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
        assert await heard(bot, ada) == []
    await corrected(store)
    assert await heard(bot, ada) == []
    [nothing] = await ada.says("/follow")
    assert "no cluster yet" in nothing.text


def blocked_by(person: Person) -> dict[str, object]:
    me = person.world.api.me
    member = {"user": me, "status": "member"}
    gone = {"user": me, "status": "kicked", "until_date": 0}
    changed = {"chat": person.private, "from": person.user, "date": 1}
    return {"update_id": 1, "my_chat_member": {**changed, "old_chat_member": member, "new_chat_member": gone}}


async def test_what_cannot_be_followed_is_said(world: World) -> None:
    ada = world.person()
    [unknown] = await ada.says("/follow Atlantis")
    assert "Atlantis" in unknown.text
    [none] = await ada.says("/follow")
    assert "/follow Tokyo" in none.text


async def test_which_cluster_a_name_means_is_asked(world: World, bot: Bot, store: Store) -> None:
    ada = world.person()
    [ask] = await ada.says("/follow Cambridge")
    assert "Which Cambridge" in ask.text
    assert await ada.taps("Boston–Cambridge", under=ask) == []
    assert "You follow Boston–Cambridge" in ask.text
    assert not ask.buttons
    await corrected(store, cluster="boston-cambridge")
    [told] = await heard(bot, ada)
    assert "Boston–Cambridge" in told


async def test_a_forged_button_follows_nothing(world: World) -> None:
    ada = world.person()
    [ask] = await ada.says("/follow Cambridge")
    await ada.presses("f1:atlantis", ask.as_json())
    [none] = await ada.says("/follow")
    assert "no cluster yet" in none.text


async def test_a_group_is_led_into_the_private_chat(world: World) -> None:
    ada, group = world.person(), world.group()
    [answer] = await ada.says("/follow Tokyo", into=group)
    assert answer.keyboard[0][0]["url"].endswith("?start=follow")
    [shown] = await ada.says("/start follow")
    assert "no cluster yet" in shown.text
