"""What was asked last is remembered for half an hour, whichever worker asks."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db.engine import make_engine, read_url
from db.store import Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUESTION: dict[str, object] = {"kind": "rank", "clusters": ["seoul"], "editions": [2023], "limit": None}


def after(**time: int) -> datetime:
    return NOON + timedelta(**time)


async def test_a_question_comes_back_as_it_was(store: Store) -> None:
    await store.remember("chat:1", QUESTION, NOON)
    assert await store.recall("chat:1", NOON) == QUESTION
    assert await store.recall("chat:2", NOON) is None


@pytest.mark.parametrize(("minutes", "expected"), [(29, QUESTION), (30, QUESTION), (31, None)])
async def test_a_question_is_forgotten_after_half_an_hour(
    store: Store, minutes: int, expected: dict[str, object] | None
) -> None:
    await store.remember("chat:1", QUESTION, NOON)
    assert await store.recall("chat:1", after(minutes=minutes)) == expected


async def test_a_later_question_takes_the_place_of_the_one_before(store: Store) -> None:
    await store.remember("chat:1", QUESTION, NOON)
    await store.remember("chat:1", {"kind": "about"}, after(minutes=29))
    assert await store.recall("chat:1", after(minutes=50)) == {"kind": "about"}


async def test_a_question_that_was_asked_earlier_but_written_later_is_dropped(store: Store) -> None:
    await store.remember("chat:1", {"kind": "about"}, after(seconds=2))
    await store.remember("chat:1", QUESTION, NOON)
    assert await store.recall("chat:1", after(seconds=3)) == {"kind": "about"}


async def test_times_of_any_zone_are_the_same_moment(store: Store) -> None:
    await store.remember("chat:1", QUESTION, NOON.astimezone(timezone(timedelta(hours=9))))
    west = timezone(timedelta(hours=-8))
    assert await store.recall("chat:1", after(minutes=30).astimezone(west)) == QUESTION
    assert await store.recall("chat:1", after(minutes=31).astimezone(west)) is None


async def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="time zone"):
        await store.remember("chat:1", QUESTION, NOON.replace(tzinfo=None))


async def test_old_questions_are_deleted(store: Store, database_url: str) -> None:
    for number in range(5):
        await store.remember(f"chat:{number}", QUESTION, after(minutes=number))
    await store.remember("chat:9", QUESTION, after(minutes=33))
    engine = make_engine(read_url(database_url))
    async with engine.connect() as connection:
        query = text("SELECT conversation FROM conversations ORDER BY conversation")
        kept = (await connection.scalars(query)).all()
    await engine.dispose()
    assert kept == ["chat:3", "chat:4", "chat:9"]


async def test_workers_share_what_they_remember(store: Store, database_url: str) -> None:
    other = await Store.open(database_url)
    await store.remember("chat:1", QUESTION, NOON)
    assert await other.recall("chat:1", NOON) == QUESTION
    await other.close()


async def test_many_write_at_once(store: Store, database_url: str) -> None:
    other = await Store.open(database_url)
    await asyncio.gather(
        *(
            worker.remember(f"chat:{number % 4}", {"number": number}, after(seconds=number))
            for number, worker in enumerate([store, other] * 10)
        )
    )
    assert [await store.recall(f"chat:{chat}", after(minutes=1)) for chat in range(4)] == [
        {"number": 16},
        {"number": 17},
        {"number": 18},
        {"number": 19},
    ]
    await other.close()


ANY_TEXT = st.text(st.characters())
"""Halves of characters and zero bytes as well."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.dictionaries(ANY_TEXT, JSON, max_size=4))
async def test_any_question_comes_back_as_it_was(store: Store, question: dict[str, object]) -> None:
    await store.remember("chat:1", question, NOON)
    assert await store.recall("chat:1", NOON) == question


async def test_a_store_that_answers_says_so(store: Store) -> None:
    await store.ping()
