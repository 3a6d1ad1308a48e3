"""What is counted adds up on either database, and nobody can be found in it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db.models import UsageRow
from db.store import Store
from db.usage import STEPS_MS, Usage, add_usage, step_of, usage_since, within

DAY = date(2026, 3, 1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
RANK = Usage(DAY, "chat", "rank", "en", "answered", 50)


async def counted(store: Store, first: date = DAY) -> dict[Usage, int]:
    async with store.looking() as connection:
        return await usage_since(connection, first)


async def test_counts_add_up_also_from_several_workers(database_url: str) -> None:
    stores = [await Store.open(database_url) for _ in range(3)]
    inline = replace(RANK, surface="inline", kind="")

    async def add(store: Store) -> None:
        for _ in range(5):
            async with store.changing() as connection:
                await add_usage(connection, {inline: 1, RANK: 2})

    await asyncio.gather(*map(add, stores))
    assert await counted(stores[0]) == {RANK: 30, inline: 15}
    for store in stores:
        await store.close()


async def test_counts_of_other_days_are_left_out_and_go_after_90_days(store: Store) -> None:
    old, last = replace(RANK, day=DAY - timedelta(days=91)), replace(RANK, day=DAY - timedelta(days=90))
    async with store.changing() as connection:
        await add_usage(connection, {old: 1, last: 1, RANK: 1})
    assert set(await counted(store)) == {RANK}
    await store.forget_past(NOON)
    assert set(await counted(store, date(2000, 1, 1))) == {last, RANK}


def test_no_column_has_room_for_a_person_or_their_words() -> None:
    columns = {column.name for column in UsageRow.__table__.columns}
    assert columns == {"day", "surface", "kind", "language", "status", "within_ms", "count"}


@pytest.mark.parametrize(("seconds", "step"), [(0.0, 5), (0.005, 5), (0.0051, 10), (1.5, 2000), (3600, STEPS_MS[-1])])
def test_a_time_is_rounded_up(seconds: float, step: int) -> None:
    assert step_of(seconds) == step


def test_the_median_and_the_slowest_of_a_hundred() -> None:
    counts = [(500, 2), (20, 49), (50, 49)]
    assert within(counts, 0.5) == 50
    assert within(counts, 0.49) == 20
    assert within(counts, 0.99) == 500
    assert within([], 0.5) is None
