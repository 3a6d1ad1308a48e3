"""What people leave in Telegram is kept as long as it says, on either database, and forgotten when asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from db import follows, kept, pictures
from db.feedback import Feedback, recent_feedback
from db.people import choose_language, chosen_language, conversation_of, forget_person
from db.replies import Reply
from db.store import Store
from db.turns import Before, Turn

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADA, BOB, GROUP = 1001, 1002, -1001000000001
QUESTION: dict[str, object] = {"kind": "rank", "clusters": ["seoul"]}


def turn(person: int, message: int = 5) -> Turn:
    refused = (Feedback("refused", "made up words", "en"),)
    return Turn(conversation_of(person, GROUP), NOON, QUESTION, Reply(GROUP, message, person, message + 1), refused)


async def before(store: Store, person: int, now: datetime = NOON, message: int = 5) -> Before:
    return await store.turns.before(person, conversation_of(person, GROUP), now, (GROUP, message))


async def test_a_turn_is_seen_at_once_and_after_it_is_written(store: Store) -> None:
    await store.turns.after(turn(ADA))
    for _ in range(2):
        assert await before(store, ADA) == Before(QUESTION, None, 6)
        assert await before(store, BOB, message=7) == Before()
        await store.turns.flush()
    async with store.reading() as connection:
        assert [each for _, each in await recent_feedback(connection, NOON)] == list(turn(ADA).refused)


async def test_a_turn_is_seen_for_its_time_whether_written_or_not(store: Store) -> None:
    await store.turns.after(turn(ADA))
    for _ in range(2):
        assert await before(store, ADA, NOON + timedelta(minutes=31)) == Before(None, None, 6)
        assert await before(store, ADA, NOON + timedelta(hours=49)) == Before()
        await store.turns.flush()


async def test_many_turns_are_written_together_and_the_last_of_a_conversation_counts(store: Store) -> None:
    for number in range(20):
        await store.turns.after(turn(ADA, message=number * 2))
        await store.turns.after(turn(BOB, message=number * 2 + 1))
    await store.turns.flush()
    assert await before(store, ADA, message=38) == Before(QUESTION, None, 39)
    async with store.reading() as connection:
        assert len(await recent_feedback(connection, NOON)) == 40


async def test_closing_writes_what_waits(database_url: str) -> None:
    store = await Store.open(database_url)
    await store.turns.after(turn(ADA))
    await store.close()
    store = await Store.open(database_url)
    assert await before(store, ADA) == Before(QUESTION, None, 6)
    await store.close()


async def test_forgetting_a_person_leaves_everybody_else(store: Store) -> None:
    for number, person in enumerate((ADA, BOB)):
        await store.turns.after(turn(person, message=5 + number))
        async with store.writing(NOON) as connection:
            await choose_language(connection, person, "de")
            await follows.follow(connection, person, "seoul", 1)
    async with store.writing(NOON) as connection:
        await forget_person(connection, ADA)
        assert await follows.followed_by(connection, ADA) == ()
        assert await follows.followed_by(connection, BOB) == ("seoul",)
    assert await before(store, ADA) == Before()
    assert await before(store, BOB, message=6) == Before(QUESTION, "de", 7)


async def test_a_language_is_chosen_changed_and_taken_back(store: Store) -> None:
    for choice in ("de", "fr", None):
        async with store.writing(NOON) as connection:
            await choose_language(connection, ADA, choice)
            assert await chosen_language(connection, ADA) == choice


async def test_of_two_workers_one_tells_a_follower(store: Store) -> None:
    async with store.writing(NOON) as connection:
        await follows.follow(connection, ADA, "seoul", 1)
        [follow] = await follows.behind(connection, 2)
        assert [await follows.claim(connection, follow, 2) for _ in range(2)] == [True, False]
        assert await follows.behind(connection, 2) == ()


async def test_what_is_kept_for_a_button_lasts_90_days(store: Store) -> None:
    content = {"text": "a question that is too long for a button"}
    id_ = kept.kept_id(content)
    for _ in range(2):  # the same again only lasts longer
        async with store.writing(NOON) as connection:
            await kept.keep(connection, {id_: content}, NOON)
    async with store.reading() as connection:
        assert await kept.find_kept(connection, id_, NOON + timedelta(days=89)) == content
        assert await kept.find_kept(connection, id_, NOON + timedelta(days=91)) is None
    assert len(id_) == 12


async def test_a_picture_belongs_to_its_revision(store: Store) -> None:
    async with store.writing(NOON) as connection:
        await pictures.keep_picture(connection, "a", 1, "file-1")
        assert await pictures.find_pictures(connection, ["a", "b"], 1) == {"a": "file-1"}
        await pictures.keep_picture(connection, "a", 2, "file-2")
        assert await pictures.find_pictures(connection, ["a"], 1) == {}
        await pictures.forget_picture(connection, "a")
        assert await pictures.find_pictures(connection, ["a"], 2) == {}
