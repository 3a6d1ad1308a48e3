"""Groups: commands are answered, talk among people is not."""

from __future__ import annotations

from db.store import Store
from tests.telegram.fixtures import Clock
from tests.telegram.people import World


async def test_people_talk_among_themselves(world: World) -> None:
    ada, group = world.person(), world.group()
    assert await ada.says("rank of Tokyo 2023", into=group) == []
    assert await ada.sends({"dice": {"emoji": "\N{GAME DIE}", "value": 1}}, into=group) == []


async def test_a_command_is_answered_as_a_reply(world: World) -> None:
    ada, group = world.person(), world.group()
    [answer] = await ada.says(f"/help@{world.api.me['username']}", into=group)
    assert "What you can ask" in answer.text
    assert answer.call["reply_parameters"]["allow_sending_without_reply"] is True


async def test_a_command_in_a_topic_is_answered_there(world: World) -> None:
    ada, group = world.person(), world.group()
    [answer] = await ada.says("/help", into=group, message_thread_id=77, is_topic_message=True)
    assert answer.call["message_thread_id"] == 77

    [tapped] = await ada.taps(answer.buttons[0], under=answer)
    assert tapped.call["message_thread_id"] == 77


async def test_a_command_for_another_bot_is_passed_over(world: World) -> None:
    ada, group = world.person(), world.group()
    assert await ada.says("/help@another_made_up_bot", into=group) == []


async def test_a_conversation_in_a_group_is_each_persons_own(world: World, store: Store, clock: Clock) -> None:
    ada, bob, group = world.person("Ada"), world.person("Bob"), world.group()
    [help_] = await ada.says("/help", into=group)
    await ada.taps(help_.buttons[0], under=help_)

    remembered = [await store.recall(f"telegram:{each.user['id']}:{group['id']}", clock()) for each in (ada, bob)]

    assert [bool(question) for question in remembered] == [True, False]
