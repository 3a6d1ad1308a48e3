"""Groups, topics and channels: what is said to the bot is answered where it was said, and nothing else is."""

from __future__ import annotations

import pytest

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


WAYS = (
    "@{bot} rank of Tokyo 2023",
    "rank of Tokyo 2023 @{bot}",
    "hey @{bot}, rank of Tokyo 2023",
    "rank of @{bot} Tokyo 2023",
)


@pytest.mark.parametrize("way", WAYS)
async def test_a_mention_anywhere_is_answered_as_a_reply(world: World, way: str) -> None:
    ada, group = world.person(), world.group()
    [answer] = await ada.says(way.format(bot=world.api.me["username"].upper()), into=group)
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text
    assert answer.call["reply_parameters"]["message_id"] == ada.last["message_id"]


async def test_a_mention_by_name_instead_of_handle_counts_too(world: World) -> None:
    ada, group = world.person(), world.group()
    entity = {"type": "text_mention", "offset": 0, "length": 8, "user": world.api.me}
    [answer] = await ada.says("Clusters rank of Tokyo 2023", into=group, entities=[entity])
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text


async def test_a_mention_behind_emoji_is_cut_out_whole(world: World) -> None:
    ada, group = world.person(), world.group()
    said = f"\N{GRINNING FACE}\N{GRINNING FACE} @{world.api.me['username']} rank of Tokyo 2023"
    [answer] = await ada.says(said, into=group)
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text


async def test_a_caption_with_a_mention_is_answered(world: World) -> None:
    ada, group = world.person(), world.group()
    name = f"@{world.api.me['username']}"
    photo = {"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]}
    entity = {"type": "mention", "offset": 0, "length": len(name)}
    content = {**photo, "caption": f"{name} rank of Tokyo 2023", "caption_entities": [entity]}
    [answer] = await ada.sends(content, into=group)
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text


async def test_a_reply_to_the_bot_goes_on_with_the_conversation(world: World) -> None:
    ada, group = world.person(), world.group()
    [first] = await ada.says(f"@{world.api.me['username']} rank of Tokyo 2023", into=group)
    replied = first.as_json() | {"from": world.api.me}
    [second] = await ada.says("and in 2018?", into=group, reply_to_message=replied)
    assert "2018" in second.text.partition("\n")[0]


async def test_a_mention_under_somebodys_question_answers_that(world: World) -> None:
    ada, bob, group = world.person("Ada"), world.person("Bob"), world.group()
    await bob.says("rank of Tokyo 2023", into=group)
    [answer] = await ada.says(f"@{world.api.me['username']}", into=group, reply_to_message=bob.last)
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text


async def test_a_bare_mention_says_what_can_be_asked(world: World) -> None:
    ada, group = world.person(), world.group()
    [answer] = await ada.says(f"@{world.api.me['username']}", into=group)
    assert "What you can ask" in answer.text


async def test_the_root_of_a_topic_is_no_reply_to_the_bot(world: World) -> None:
    """Whatever is said in a topic replies to the message that opened it, which the bot may have sent."""
    ada, group = world.person(), world.group()
    root = {"message_id": 5, "date": 1, "chat": group, "from": world.api.me}
    root |= {"forum_topic_created": {"name": "Asia", "icon_color": 1}}
    topic = {"message_thread_id": 5, "is_topic_message": True, "reply_to_message": root}
    assert await ada.says("rank of Tokyo 2023", into=group, **topic) == []


async def test_what_somebody_sent_through_inline_mode_is_not_answered(world: World) -> None:
    ada, group, me = world.person(), world.group(), world.api.me
    assert await ada.says(f"@{me['username']} rank of Tokyo", into=group, via_bot=me) == []


async def test_another_bots_command_is_none_of_ours(world: World) -> None:
    ada, group = world.person(), world.group()
    assert await ada.says("/quote Tokyo", into=group) == []
    assert await ada.says("/rank@another_made_up_bot Tokyo", into=group) == []


async def test_a_command_with_arguments_is_answered_in_its_topic(world: World) -> None:
    ada, group = world.person(), world.group()
    topic = {"message_thread_id": 77, "is_topic_message": True}
    [answer] = await ada.says(f"/rank@{world.api.me['username']} Tokyo 2023", into=group, **topic)
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text
    assert answer.call["message_thread_id"] == 77


async def test_help_says_that_privacy_mode_hides_what_people_say(world: World) -> None:
    ada, group = world.person(), world.group()
    [hidden] = await ada.says("/help", into=group)
    assert "privacy mode" in hidden.text
    assert f"@{world.api.me['username']}" in hidden.text
    [private] = await ada.says("/help")
    assert "privacy mode" not in private.text


async def test_answers_in_groups_have_no_buttons_to_vote(world: World) -> None:
    ada, group = world.person(), world.group()
    [answer] = await ada.says(f"@{world.api.me['username']} rank of Tokyo 2023", into=group)
    assert "Share" in answer.buttons
    assert "👍" not in answer.buttons


async def test_a_group_that_becomes_a_supergroup_is_answered_there(world: World) -> None:
    ada, old, new = world.person(), world.group(), world.group()
    old["migrated_to"] = new["id"]
    await ada.says(f"@{world.api.me['username']} rank of Tokyo 2023", into=old)
    [answer] = world.api.sent[new["id"]]
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text


async def test_a_channel_is_answered_when_it_commands_and_not_otherwise(world: World) -> None:
    channel, name = world.channel(), world.api.me["username"]
    [answer] = await world.posts(channel, f"/rank@{name} Tokyo 2023")
    assert "Tokyo–Yokohama was #1 in 2023" in answer.text
    assert await world.posts(channel, "rank of Tokyo 2023") == []
    assert await world.posts(channel, f"@{name} rank of Tokyo 2023") == []


async def test_what_a_channel_posts_is_not_answered_in_its_discussion(world: World) -> None:
    ada, group, name = world.person(), world.group(), world.api.me["username"]
    said = await ada.says(f"/rank@{name} Tokyo 2023", into=group, is_automatic_forward=True)
    assert said == []
