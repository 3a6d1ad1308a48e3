"""A newer shipped record brings what is new and touches nothing that a person changed. All rows are made up."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from db.errors import InvalidRecord
from db.record import Ranking
from db.store import Store
from tests.db import madeup

ADMIN = "made-up admin"


@pytest.fixture
def newer() -> madeup.Changed:
    """What becomes the newer record, once the test has changed it."""
    return madeup.tables()


async def change(store: Store, table: str, line: int, **cells: str) -> None:
    row = madeup.tables()[table][line - 2] | cells
    await store.apply([madeup.sheet(table, [row])], made_by=ADMIN, summary="made up")


async def reopen(store: Store, url: str, folder: Path, record: madeup.Changed) -> Store:
    await store.close()
    return await Store.open(url, shipped=madeup.write_folder(folder, record))


def ranked(store: Store, edition: int, cluster: str) -> Ranking:
    return store.snapshot.rankings[edition, cluster]


async def test_changed_new_and_withdrawn_rows_are_taken_over(
    url: str, first: Path, newer: madeup.Changed, tmp_path: Path
) -> None:
    store = await Store.open(url, shipped=first)
    newer["rankings"][0]["note"] = "newer"
    newer["sources"].append(dict(newer["sources"][1], id="page-four", url="https://example.org/four"))
    newer["rankings"].append(dict(newer["rankings"][1], rank="7", cluster="shangri-la", economies="XB"))
    newer["rankings"][-1]["source_ids"] = "page-four"
    withdrawn = newer["conflicts"].pop()
    store = await reopen(store, url, tmp_path / "newer", newer)
    assert ranked(store, 2030, "atlantis").note == "newer"
    assert ranked(store, 2030, "shangri-la").source_ids == ("page-four",)
    assert withdrawn["subject"] not in {row.subject for row in store.snapshot.conflicts}
    revision = await store.read_revision(2)
    assert revision is not None
    assert (revision.made_by, revision.summary) == (
        "shipped",
        "The shipped record: 2 rows added, 1 changed, 1 removed",
    )
    assert [(change.table, change.key) for change in revision.changes if change.before is None] == [
        ("sources", "page-four"),
        ("rankings", "2030/shangri-la"),
    ]
    (changed,) = (change for change in revision.changes if change.before and change.after)
    assert (changed.before, changed.after) == (
        madeup.tables()["rankings"][0],
        madeup.tables()["rankings"][0] | {"note": "newer"},
    )
    await store.close()


async def test_what_an_admin_changed_and_took_back_follows_the_newer_record(
    url: str, first: Path, newer: madeup.Changed, tmp_path: Path
) -> None:
    store = await Store.open(url, shipped=first)
    await change(store, "rankings", 2, note="an admin's")
    await change(store, "rankings", 2)
    newer["rankings"][0]["note"] = "newer"
    store = await reopen(store, url, tmp_path / "newer", newer)
    assert ranked(store, 2030, "atlantis").note == "newer"
    await store.close()


async def test_what_an_admin_changed_stays(url: str, first: Path, newer: madeup.Changed, tmp_path: Path) -> None:
    store = await Store.open(url, shipped=first)
    await change(store, "rankings", 2, note="an admin's")
    newer["rankings"][0]["note"] = "newer"
    newer["rankings"][1]["note"] = "newer"
    store = await reopen(store, url, tmp_path / "newer", newer)
    assert ranked(store, 2030, "atlantis").note == "an admin's"
    assert ranked(store, 2030, "el-dorado").note == "newer"
    await store.close()


async def test_what_an_admin_removed_does_not_come_back(
    url: str, first: Path, newer: madeup.Changed, tmp_path: Path
) -> None:
    store = await Store.open(url, shipped=first)
    await store.apply(removals=[("rankings", "2030/el-dorado")], made_by=ADMIN, summary="made up")
    newer["rankings"][1]["note"] = "newer"
    store = await reopen(store, url, tmp_path / "newer", newer)
    assert store.snapshot.ranking(2030, "el-dorado") is None
    await store.close()


async def test_what_an_admin_added_stays_though_no_record_has_it(
    url: str, first: Path, newer: madeup.Changed, tmp_path: Path
) -> None:
    store = await Store.open(url, shipped=first)
    await change(store, "rankings", 3, rank="9", cluster="shangri-la", economies="XB")
    newer["rankings"][0]["note"] = "newer"
    store = await reopen(store, url, tmp_path / "newer", newer)
    assert ranked(store, 2030, "shangri-la").rank == 9
    assert ranked(store, 2030, "atlantis").note == "newer"
    await store.close()


async def test_what_clashes_with_an_admin_is_held_back_and_the_rest_is_taken(
    url: str,
    first: Path,
    newer: madeup.Changed,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = await Store.open(url, shipped=first)
    await change(store, "rankings", 3, rank="7")
    newer["rankings"].append(dict(newer["rankings"][1], rank="7", cluster="shangri-la", economies="XB"))
    newer["rankings"][0]["note"] = "newer"
    with caplog.at_level(logging.WARNING):
        store = await reopen(store, url, tmp_path / "newer", newer)
    assert store.snapshot.ranking(2030, "shangri-la") is None
    assert ranked(store, 2030, "el-dorado").rank == 7
    assert ranked(store, 2030, "atlantis").note == "newer"
    revision = await store.read_revision(store.revision)
    assert revision is not None
    assert "1 held back" in revision.summary
    assert "rankings, line 10, column rank" in caplog.text
    await store.close()


async def test_a_source_that_an_admin_cites_is_not_removed(
    url: str, first: Path, newer: madeup.Changed, tmp_path: Path
) -> None:
    store = await Store.open(url, shipped=first)
    await change(store, "rankings", 3, source_ids="page-three")
    newer["conflicts"][1]["source_ids_b"] = "page-one"
    newer["sources"] = [row for row in newer["sources"] if row["id"] != "page-three"]
    store = await reopen(store, url, tmp_path / "newer", newer)
    assert "page-three" in store.snapshot.sources
    assert store.snapshot.conflicts[1].source_ids_b == ("page-one",)
    await store.close()


async def test_what_fits_in_no_part_is_held_back_as_a_whole(
    url: str, first: Path, newer: madeup.Changed, tmp_path: Path
) -> None:
    """An admin vouches for a count of three, and the newer record knows of a fourth."""
    store = await Store.open(url, shipped=first)
    await change(store, "facts", 11, note="counted by hand")
    newer["lineage"] = []
    newer["facts"][9]["value"] = "4"
    newer["facts"][10]["value"] += ";camelot"
    newer["conflicts"][2]["value_a"] = "4"
    newer["rankings"].append(dict(newer["rankings"][3], edition="2031"))
    before = store.snapshot
    store = await reopen(store, url, tmp_path / "newer", newer)
    assert (store.snapshot.rankings, store.snapshot.lineage) == (before.rankings, before.lineage)
    revision = await store.read_revision(3)
    assert revision is not None
    assert revision.changes == ()
    assert "held back" in revision.summary
    await store.close()


async def test_a_record_is_imported_once_even_if_an_older_product_starts_in_between(
    url: str, first: Path, newer: madeup.Changed, tmp_path: Path
) -> None:
    store = await Store.open(url, shipped=first)
    newer["rankings"][0]["note"] = "newer"
    for folder in (tmp_path / "newer", first, tmp_path / "newer"):
        await store.close()
        if folder != first:
            madeup.write_folder(folder, newer)
        store = await Store.open(url, shipped=folder)
        assert (store.revision, ranked(store, 2030, "atlantis").note) == (2, "newer")
    await store.close()


async def test_a_record_that_is_not_sound_is_refused_and_the_store_stays_as_it_was(
    url: str, first: Path, newer: madeup.Changed, tmp_path: Path
) -> None:
    store = await Store.open(url, shipped=first)
    newer["rankings"][0]["note"] = "newer"
    newer["rankings"][1]["rank"] = "1"
    with pytest.raises(InvalidRecord, match="rankings, line 2, column rank"):
        await reopen(store, url, tmp_path / "newer", newer)
    store = await Store.open(url, shipped=first)
    assert (store.revision, ranked(store, 2030, "atlantis").note) == (1, "")
    await store.close()
