"""Revisions listed, undone in place, and changes that wait: on both databases. Rows are made up."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import pending
from db.admins import add_admin, read_admins, remove_admin
from db.errors import ChangeClosed, RecordMoved
from db.importer import Changes, apply
from db.revisions import Heading, list_revisions, read_revision, touched_after
from db.snapshot import record_of
from db.store import Store
from db.undo import reversal
from tests.db import madeup

ADMIN = "made-up admin"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ATLANTIS = madeup.tables()["rankings"][0]


async def changed(
    store: Store, changes: Changes, expected: int | None = None, waiting: str | None = None
) -> int | None:
    async with store.changing() as connection:
        number = await apply(connection, changes, made_by=ADMIN, summary="made up", made_at=NOW, expected=expected)
        if waiting:
            await pending.close_applied(connection, waiting, number)
    await store.refresh()
    return number


async def undone(store: Store, number: int) -> int | None:
    async with store.looking() as connection:
        revision = await read_revision(connection, number)
        later = await touched_after(connection, number)
    assert revision is not None
    return await changed(store, reversal(revision, later, record_of(store.snapshot)).changes)


@pytest.fixture
async def store(url: str, first: Path) -> Store:
    return await Store.open(url, shipped=first)


async def test_a_removed_row_comes_back_where_it_stood(store: Store) -> None:
    before = store.snapshot
    await changed(store, Changes(removals=[("facts", "2031-order"), ("aliases", "atlantis/City of Poseidon")]))
    assert [name.name for name in store.snapshot.names if name.kind == "alias"] == []
    await undone(store, 2)
    assert store.snapshot.facts == before.facts
    assert store.snapshot.aliases == before.aliases
    assert store.snapshot.names == before.names
    await store.close()


async def test_the_history_counts_added_changed_and_removed_rows(store: Store) -> None:
    sheets = [madeup.sheet("rankings", [ATLANTIS | {"note": "new"}])]
    await changed(store, Changes(sheets, removals=[("facts", "2031-order")]))
    async with store.looking() as connection:
        newest, shipped = await list_revisions(connection, 10)
    assert newest == Heading(2, NOW, ADMIN, "made up", 0, 1, 1)
    assert (shipped.number, shipped.made_by, shipped.changed, shipped.removed) == (1, "shipped", 0, 0)
    assert shipped.added == sum(len(rows) for rows in madeup.tables().values())
    await store.close()


async def test_what_later_revisions_touched_is_named(store: Store) -> None:
    for note in ("one", "two", "three"):
        await changed(store, Changes([madeup.sheet("rankings", [ATLANTIS | {"note": note}])]))
    async with store.looking() as connection:
        assert await touched_after(connection, 2) == {("rankings", "2030/atlantis"): 4}
        revision = await read_revision(connection, 2)
    assert revision is not None
    undo = reversal(revision, {("rankings", "2030/atlantis"): 4}, record_of(store.snapshot))
    assert undo.overtaken == {("rankings", "2030/atlantis"): 4}
    await store.close()


async def test_the_first_revision_is_not_undone(store: Store) -> None:
    with pytest.raises(ValueError, match="the record itself"):
        await undone(store, 1)
    await store.close()


async def test_a_change_of_an_older_record_is_not_written(store: Store) -> None:
    await changed(store, Changes(removals=[("facts", "2031-order")]), expected=1)
    with pytest.raises(RecordMoved) as caught:
        await changed(store, Changes(removals=[("facts", "2031-above")]), expected=1)
    assert caught.value.newest == 2
    await store.close()


async def test_a_waiting_change_is_applied_once_however_often_it_is_confirmed(store: Store) -> None:
    async with store.changing() as connection:
        waiting = await pending.add(connection, 1, "command", {"made": "up"}, NOW)
    wish = Changes(removals=[("facts", "2031-order")])
    results = await asyncio.gather(
        *(changed(store, wish, expected=1, waiting=waiting) for _ in range(3)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in results) == ["RecordMoved", "RecordMoved", "int"]
    with pytest.raises(ChangeClosed) as caught:
        await changed(store, Changes(removals=[("facts", "2031-above")]), expected=2, waiting=waiting)
    assert caught.value.revision == 2
    assert store.revision == 2
    assert "2031-above" in {fact.id for fact in store.snapshot.facts}
    await store.close()


async def test_a_waiting_change_keeps_its_file_and_answers_and_expires(store: Store) -> None:
    async with store.changing() as connection:
        first = await pending.add(connection, 10**12, "import", {"edition": None}, NOW, b"made up")
        await pending.amend(connection, first, {"edition": 2031}, 1)
    async with store.looking() as connection:
        kept = await pending.open_of(connection, 10**12, NOW)
        assert kept is not None
        assert (kept.id, kept.request, kept.content, kept.base_revision) == (first, {"edition": 2031}, b"made up", 1)
        assert await pending.read(connection, first, NOW + pending.KEPT + timedelta(seconds=1)) is None
        assert await pending.open_of(connection, 2, NOW) is None
    async with store.changing() as connection:
        second = await pending.add(connection, 10**12, "undo", {"number": 1}, NOW)
        assert not await pending.cancel(connection, first)
        assert await pending.cancel(connection, second)
    await store.close()


async def test_admins_are_added_and_removed(store: Store) -> None:
    async with store.changing() as connection:
        assert await add_admin(connection, 7 * 10**9, 1, NOW)
        assert not await add_admin(connection, 7 * 10**9, 1, NOW)
        assert await read_admins(connection) == (7 * 10**9,)
        assert await remove_admin(connection, 7 * 10**9)
        assert not await remove_admin(connection, 7 * 10**9)
    await store.close()
