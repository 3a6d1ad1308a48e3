"""Telegram's ids of pictures that were sent, so that each is uploaded once."""

from __future__ import annotations

from datetime import UTC, datetime

from db.pictures import find_pictures, forget_picture, keep_picture
from db.store import Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
KEY = "42:0123456789abcdef"


async def kept(store: Store, key: str, revision: int) -> str | None:
    async with store.reading() as connection:
        return (await find_pictures(connection, [key, "never sent"], revision)).get(key)


async def keep(store: Store, key: str, revision: int, file_id: str) -> None:
    async with store.writing(NOON) as connection:
        await keep_picture(connection, key, revision, file_id)


async def test_an_id_comes_back_for_the_same_picture_of_the_same_revision(store: Store) -> None:
    await keep(store, KEY, 3, "made-up-file-id")

    assert await kept(store, KEY, 3) == "made-up-file-id"
    assert await kept(store, "43:0123456789abcdef", 3) is None
    assert await kept(store, KEY, 4) is None


async def test_a_newer_id_takes_the_place_of_the_older(store: Store) -> None:
    await keep(store, KEY, 3, "first")
    await keep(store, KEY, 3, "second")

    assert await kept(store, KEY, 3) == "second"


async def test_ids_of_earlier_revisions_go(store: Store) -> None:
    await keep(store, KEY, 3, "first")
    await keep(store, "another", 4, "second")

    assert await kept(store, KEY, 3) is None
    assert await kept(store, "another", 4) == "second"


async def test_an_id_that_telegram_refuses_can_be_forgotten(store: Store) -> None:
    await keep(store, KEY, 3, "first")
    async with store.writing(NOON) as connection:
        await forget_picture(connection, KEY)

    assert await kept(store, KEY, 3) is None
