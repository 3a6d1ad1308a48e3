"""A running bot takes up what others write, and goes on where the database does not answer."""

from __future__ import annotations

import asyncio
import logging

import pytest

from answers.desk import Desk
from bot import freshness
from bot.freshness import kept_fresh
from db.store import Store
from tests.db import processes


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "LOOK_EVERY_SECONDS", 0.01)


async def test_a_revision_that_another_process_made_is_answered_from(store: Store, database_url: str) -> None:
    desk = Desk(store)
    assert desk.answer("rank of Seoul 2023").values[0].value == 3
    async with kept_fresh(store):
        await asyncio.to_thread(processes.run, processes.APPLY, database_url)
        for _ in range(500):
            if store.revision != 1:
                break
            await asyncio.sleep(0.01)
    assert store.snapshot.rankings[2023, "seoul"].note == "changed by another process"
    assert desk.answer("rank of Seoul 2023").values[0].value == 3


async def test_a_database_that_is_gone_costs_one_warning_and_no_answer(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="bot.freshness"):
        await store.close()
        async with kept_fresh(store):
            await asyncio.sleep(0.2)
    assert len(caplog.messages) <= 1
    assert Desk(store).answer("rank of Seoul 2023").status == "answered"
