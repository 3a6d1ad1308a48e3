"""/broadcast: an admin writes to everybody who follows a cluster. All of them are made up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import dispatching
from bot.application import Bot, service_of
from bot.dispatching import send_dispatches
from db.dispatches import unsent
from db.store import Store
from tests.scenarios.test_following import blocked_by
from tests.telegram.botapi import BotApi, SentMessage
from tests.telegram.fixtures import OWNER, Clock, started
from tests.telegram.people import Person, World, data_of
from tests.telegram.refusal import ApiError

TEXT = "The <made-up> edition is out.\nAsk me & see!"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatching, "APART_SECONDS", 0)


@pytest.fixture
async def followers(world: World) -> list[Person]:
    people = [world.person(name) for name in ("Ada", "Bob", "Cleo")]
    for person in people:
        await person.says("/follow Seoul and Tokyo")
    return people


async def heard(bot: Bot, person: Person) -> list[str]:
    """What the person is sent now."""
    sent = person.world.api.sent[person.user["id"]]
    before = len(sent)
    await send_dispatches(bot.bot, service_of(bot))
    return [message.text for message in sent[before:]]


async def previewed(world: World) -> tuple[Person, SentMessage]:
    owner = world.person(number=OWNER)
    shown, preview = await owner.says(f"/broadcast {TEXT}")
    assert shown.text == TEXT
    assert "there are 3" in preview.text
    assert preview.buttons == ["Confirm", "Cancel"]
    return owner, preview


async def test_it_is_sent_once_to_each_follower_after_it_is_confirmed(
    world: World, bot: Bot, followers: list[Person]
) -> None:
    owner, preview = await previewed(world)
    data = _confirm(preview)
    assert await heard(bot, followers[0]) == []
    [begun] = await owner.taps("Confirm", under=preview)
    assert begun.text == "On its way to followers: 3."
    assert await owner.presses(data, preview.as_json()) == []
    counts = {person.user["id"]: len(world.api.sent[person.user["id"]]) for person in followers}
    assert await heard(bot, followers[0]) == [TEXT]
    for person in followers:
        sent = world.api.sent[person.user["id"]]
        assert [message.text for message in sent[counts[person.user["id"]] :]] == [TEXT]
    assert await heard(bot, followers[0]) == []


async def test_cancelled_or_a_day_old_it_is_not_sent(
    world: World, bot: Bot, clock: Clock, followers: list[Person]
) -> None:
    for later in (False, True):
        owner, preview = await previewed(world)
        data, shown = _confirm(preview), preview.as_json()
        if later:
            clock.pass_by(timedelta(days=1, seconds=1))
        else:
            await owner.taps("Cancel", under=preview)
        await owner.presses(data, shown)
        assert await heard(bot, followers[0]) == []


def _confirm(preview: SentMessage) -> str:
    """What the button to confirm carries, for apps that show it although it has gone."""
    return data_of("Confirm", preview)


@pytest.mark.parametrize("leaves", ["forgets", "blocks", "refuses"])
async def test_who_blocks_the_bot_gets_nothing_more(
    world: World, bot: Bot, store: Store, followers: list[Person], leaves: str
) -> None:
    owner, preview = await previewed(world)
    await owner.taps("Confirm", under=preview)
    if leaves == "forgets":
        await followers[0].says("/forgetme")
    elif leaves == "blocks":
        await world.deliver(blocked_by(followers[0]))
    else:
        world.api.fail_next("sendMessage", ApiError(403, "Forbidden: bot was blocked by the user"))
    assert await heard(bot, followers[0]) == []
    [nothing] = await followers[0].says("/follow")
    assert "no cluster yet" in nothing.text
    assert world.api.sent[followers[1].user["id"]][-1].text == TEXT
    async with store.looking() as connection:
        assert await unsent(connection, 10) == ()


async def test_it_is_sent_after_a_restart_too(
    world: World, bot: Bot, api: BotApi, store: Store, clock: Clock, followers: list[Person]
) -> None:
    owner, preview = await previewed(world)
    await owner.taps("Confirm", under=preview)
    async with started(api, store, clock) as again:
        assert await heard(again, followers[0]) == [TEXT]
    assert await heard(bot, followers[0]) == []


async def test_only_admins_and_only_with_a_text_and_followers(world: World, bot: Bot) -> None:
    owner = world.person(number=OWNER)
    assert "/broadcast TEXT" in (await owner.says("/broadcast"))[0].text
    assert "Nobody follows" in (await owner.says("/broadcast Hello"))[0].text
    await owner.says("/follow Seoul")
    _, preview = await owner.says("/broadcast Hello")
    bob = world.person("Bob")
    await bob.presses(_confirm(preview), preview.as_json())
    assert await heard(bot, owner) == []
    [answer] = await bob.says("/broadcast Hello")
    assert "Confirm" not in answer.buttons
