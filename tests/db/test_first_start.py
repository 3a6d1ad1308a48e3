"""The first start makes the database and imports the shipped record, once, whoever else starts."""

from __future__ import annotations

import csv
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import URL

from db.cells import cells_of
from db.csvfiles import SHIPPED
from db.record import Name, Snapshot
from db.store import Store
from db.tables import TABLES, Row
from tests.db import processes
from tests.db.processes import Process


def rows_of(snapshot: Snapshot, table: str) -> tuple[Row, ...]:
    rows = getattr(snapshot, table)
    return rows if isinstance(rows, tuple) else tuple(rows.values())


def read_table(name: str) -> list[dict[str, str]]:
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


async def test_every_cell_of_the_shipped_files_is_in_the_snapshot(empty_url: str) -> None:
    store = await Store.open(empty_url)
    await store.close()
    for table in TABLES:
        loaded = [cells_of(table, row) for row in rows_of(store.snapshot, table.name)]
        assert loaded == read_table(table.name)
    assert len({(row.edition, row.rank) for row in store.snapshot.rankings.values()}) == 261


async def test_the_import_is_revision_1_with_every_row_in_its_history(store: Store) -> None:
    revision = await store.read_revision(1)
    assert revision is not None
    assert (store.revision, revision.number, revision.made_by) == (1, 1, "shipped")
    for table in TABLES:
        changes = [change for change in revision.changes if change.table == table.name]
        assert [change.after for change in changes] == read_table(table.name)
        assert all(change.before is None for change in changes)
    assert revision.summary.startswith(f"The shipped record: {len(revision.changes)} rows added")
    assert await store.read_revision(2) is None


async def test_names_come_from_the_rows_that_state_them(store: Store) -> None:
    shanghai = [name for name in store.snapshot.names if name.cluster == "shanghai-suzhou"]
    assert shanghai == [
        Name("Shanghai–Suzhou", "shanghai-suzhou", None, "current"),
        Name("Shanghai", "shanghai-suzhou", None, "printed"),
    ]
    assert Name("Taipei", "taipei-hsinchu", None, "lineage") in store.snapshot.names
    stated = {(row.cluster, row.printed_name) for row in store.snapshot.rankings.values()}
    assert stated <= {(name.cluster, name.name) for name in store.snapshot.names}


async def test_progress_is_told_at_the_first_start_only(empty_url: str, first: Path) -> None:
    told: list[tuple[str, float]] = []
    for _ in range(2):
        store = await Store.open(empty_url, lambda doing, done: told.append((doing, done)), shipped=first)
        await store.close()
    done = [fraction for _, fraction in told]
    assert done == sorted(done)
    assert (done[0], done[-1], done.count(1.0)) == (0.0, 1.0, 1)
    assert all(doing for doing, _ in told)


async def test_starting_twice_imports_once(empty_url: str, first: Path) -> None:
    stores = [await Store.open(empty_url, shipped=first) for _ in range(2)]
    assert [store.revision for store in stores] == [1, 1]
    assert stores[0].snapshot == stores[1].snapshot
    for store in stores:
        await store.close()


def test_processes_that_start_at_the_same_time_import_once(empty_url: str) -> None:
    with ExitStack() as stack:
        starting = [stack.enter_context(Process(processes.OPEN, empty_url)) for _ in range(2)]
        for process in starting:
            process.go()
        results = [process.result() for process in starting]
    assert results == [{"revision": 1, "rankings": len(read_table("rankings"))}] * 2


def test_a_later_start_imports_neither_alembic_nor_pydantic(database_url: str) -> None:
    modules = set(processes.run(processes.MODULES, database_url)["modules"])
    assert "db.store" in modules
    assert not modules & {"alembic", "pydantic", "db.importer", "db.checks"}


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_later_start_is_quick(database_url: str) -> None:
    seconds = []
    for _ in range(5):
        begun = time.perf_counter()
        store = await Store.open(database_url)
        seconds.append(time.perf_counter() - begun)
        await store.close()
    assert min(seconds) < 0.25


@pytest.mark.parametrize("name", ["with space", "100% #1?&=", "数据库", "a'b\"c"])
async def test_a_file_may_have_any_name(tmp_path: Path, first: Path, name: str) -> None:
    file = tmp_path / "not yet" / "there" / f"{name}.db"
    url = URL.create("sqlite", database=str(file)).render_as_string(hide_password=False)
    store = await Store.open(url, shipped=first)
    await store.close()
    assert file.exists()
