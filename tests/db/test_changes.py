"""A person's change to the record: checked with all the rest, one transaction, one revision. Rows are made up."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from db import importer
from db.engine import make_engine, read_url, writing
from db.errors import Fault, InvalidRecord, StoreError
from db.record import Name
from db.store import Store
from tests.db import madeup, processes

ADMIN = "made-up admin"
ATLANTIS = madeup.tables()["rankings"][0]


async def open_store(url: str, first: Path) -> Store:
    return await Store.open(url, shipped=first)


async def test_a_change_is_one_revision_with_who_what_and_how_it_was(url: str, first: Path) -> None:
    store = await open_store(url, first)
    before = store.snapshot
    changed = ATLANTIS | {"note": "as of today", "source_ids": "page-two;wipo-made-up"}
    number = await store.apply(
        [madeup.sheet("rankings", [changed])],
        removals=[("conflicts", "2030/atlantis/publications/9/")],
        made_by=ADMIN,
        summary="a note",
    )
    assert (number, store.revision, before.revision) == (2, 2, 1)
    assert before.rankings[2030, "atlantis"].note == ""
    assert store.snapshot.rankings[2030, "atlantis"].source_ids == ("page-two", "wipo-made-up")
    assert list(store.snapshot.rankings) == list(before.rankings)
    revision = await store.read_revision(2)
    assert revision is not None
    assert (revision.made_by, revision.summary) == (ADMIN, "a note")
    assert revision.made_at.utcoffset() is not None
    assert [(change.table, change.key, change.before, change.after) for change in revision.changes] == [
        ("rankings", "2030/atlantis", ATLANTIS, changed),
        ("conflicts", "2030/atlantis/publications/9/", madeup.tables()["conflicts"][3], None),
    ]
    await store.close()


async def test_rows_of_one_new_edition_are_enough(url: str, first: Path) -> None:
    store = await open_store(url, first)
    edition = dict.fromkeys(madeup.tables()["editions"][0], "") | {
        "year": "2032",
        "title": "Made-up Index 2032",
        "source_ids": "page-one",
    }
    rows = [
        ATLANTIS | {"edition": "2032", "cluster": cluster, "printed_name": cluster, "rank": str(rank)}
        for rank, cluster in enumerate(["atlantis", "el-dorado", "shangri-la"], 1)
    ]
    await store.apply(
        [madeup.sheet("rankings", rows), madeup.sheet("editions", [edition])], made_by=ADMIN, summary="2032"
    )
    assert [row.cluster for row in store.snapshot.by_edition[2032]] == ["atlantis", "el-dorado", "shangri-la"]
    assert Name("shangri-la", "shangri-la", None, "printed") in store.snapshot.names
    await store.close()


async def test_what_changes_nothing_makes_no_revision(url: str, first: Path) -> None:
    store = await open_store(url, first)
    sheets = madeup.sheets(madeup.tables())
    assert await store.apply(sheets, made_by=ADMIN, summary="nothing") is None
    assert store.revision == 1
    await store.close()


async def test_a_figure_with_other_places_is_a_change(url: str, first: Path) -> None:
    store = await open_store(url, first)
    row = madeup.tables()["rankings"][4] | {"score": "7.00"}
    assert await store.apply([madeup.sheet("rankings", [row])], made_by=ADMIN, summary="places") == 2
    assert str(store.snapshot.rankings[2031, "atlantis"].score) == "7.00"
    await store.close()


@pytest.mark.parametrize("name", ["", "shipped"])
async def test_a_change_is_made_by_a_person(url: str, first: Path, name: str) -> None:
    store = await open_store(url, first)
    with pytest.raises(ValueError, match="made by a person"):
        await store.apply(removals=[("facts", "2031-order")], made_by=name, summary="made up")
    await store.close()


async def test_a_refused_change_names_each_fault_and_changes_nothing(url: str, first: Path) -> None:
    store = await open_store(url, first)
    rows = [ATLANTIS | {"rank": "2"}, ATLANTIS | {"edition": "2031", "rank": "first"}]
    with pytest.raises(InvalidRecord) as caught:
        await store.apply([madeup.sheet("rankings", rows)], made_by=ADMIN, summary="bad")
    assert [(fault.line, fault.column, fault.read) for fault in caught.value.faults] == [(3, "rank", "first")]
    with pytest.raises(InvalidRecord) as caught:
        await store.apply([madeup.sheet("rankings", rows[:1])], made_by=ADMIN, summary="bad")
    ours, theirs = caught.value.faults
    assert (ours.key, ours.line, theirs.key, theirs.line) == ("2030/atlantis", 2, "2030/el-dorado", None)
    assert str(theirs).startswith("rankings, the row 2030/el-dorado on record, column rank: read “2”")
    assert await store.refresh() is False
    await store.close()


async def test_a_row_that_others_rest_on_is_not_removed(url: str, first: Path) -> None:
    store = await open_store(url, first)
    with pytest.raises(InvalidRecord) as caught:
        await store.apply(removals=[("sources", "page-three")], made_by=ADMIN, summary="bad")
    assert [(fault.table, fault.column) for fault in caught.value.faults] == [("conflicts", "source_ids_b")]
    with pytest.raises(InvalidRecord) as caught:
        await store.apply(removals=[("sources", "page-nine"), ("weather", "rain")], made_by=ADMIN, summary="bad")
    expected = "the key of a row on record"
    assert caught.value.faults == (
        Fault("sources", None, "", "page-nine", expected, "page-nine"),
        Fault("weather", None, "", "rain", expected, "rain"),
    )
    await store.close()


FAILING_NAMES = {
    "sqlite": [
        "CREATE TRIGGER fail BEFORE INSERT ON names BEGIN SELECT RAISE(ABORT, 'made-up failure'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'made-up failure'; END $$",
        "CREATE TRIGGER fail BEFORE INSERT ON names FOR EACH ROW EXECUTE FUNCTION fail()",
    ],
}
"""Make the database refuse the last of what an import writes."""


async def test_a_failure_in_the_middle_leaves_the_revision_before(url: str, first: Path, database: str) -> None:
    engine = make_engine(read_url(url))
    async with engine.begin() as connection:
        for statement in FAILING_NAMES[database]:
            await connection.execute(text(statement))
    await engine.dispose()
    store = await open_store(url, first)
    before = store.snapshot
    with pytest.raises(StoreError, match="made-up failure"):
        await store.apply([madeup.sheet("rankings", [ATLANTIS | {"note": "new"}])], made_by=ADMIN, summary="fails")
    assert await store.read_revision(2) is None
    await store.close()
    store = await open_store(url, first)
    assert store.snapshot == before
    await store.close()


async def test_nothing_holds_before_the_transaction_ends(url: str, first: Path) -> None:
    store = await open_store(url, first)
    engine = make_engine(read_url(url))
    async with writing(engine) as connection:
        changes = importer.Changes(removals=[("facts", "2031-order")])
        number = await importer.apply(connection, changes, made_by=ADMIN, summary="made up")
        assert number == 2
        assert await store.refresh() is False
    assert await store.refresh() is True
    await engine.dispose()
    await store.close()


async def test_two_who_change_at_once_make_two_revisions(url: str, first: Path) -> None:
    stores = [await open_store(url, first) for _ in range(2)]
    changes = [ATLANTIS | {"note": "one"}, madeup.tables()["rankings"][1] | {"note": "two"}]
    numbers = await asyncio.gather(
        *(
            store.apply([madeup.sheet("rankings", [row])], made_by=ADMIN, summary=row["note"])
            for store, row in zip(stores, changes, strict=True)
        )
    )
    assert sorted(number or 0 for number in numbers) == [2, 3]
    for store in stores:
        await store.refresh()
        assert [store.snapshot.rankings[2030, name].note for name in ("atlantis", "el-dorado")] == [
            "one",
            "two",
        ]
        await store.close()


async def test_a_refresh_takes_over_what_another_process_did(store: Store, database_url: str) -> None:
    before = store.snapshot
    assert await store.refresh() is False
    assert store.snapshot is before
    result = await asyncio.to_thread(processes.run, processes.APPLY, database_url)
    assert result == {"revision": 2}
    assert await store.refresh() is True
    assert (store.revision, before.revision) == (2, 1)
    assert store.snapshot.rankings[2023, "seoul"].note == "changed by another process"
    assert before.rankings[2023, "seoul"].note != "changed by another process"
