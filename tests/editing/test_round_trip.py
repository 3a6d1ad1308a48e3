"""The whole shipped record goes out as a file and comes back the same; a table imported into it can be taken back."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.csvfiles import SHIPPED
from db.store import Store
from db.tables import TABLES
from editing.desk import EditingDesk
from editing.exporting import FORMATS, export
from editing.files.reading import read_file
from editing.request import ImportRequest
from tests.conftest import sqlite_url

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def csv_files(store: Store) -> dict[str, bytes]:
    """The files of an export, by the names of their tables."""
    with zipfile.ZipFile(io.BytesIO(export(store.snapshot, "csv").content)) as archive:
        return {name.removesuffix(".csv"): archive.read(name) for name in archive.namelist()}


async def test_the_export_is_the_shipped_record_byte_for_byte(store: Store) -> None:
    assert csv_files(store) == {table.name: (SHIPPED / f"{table.name}.csv").read_bytes() for table in TABLES}


@pytest.mark.parametrize("form", FORMATS)
async def test_an_export_imported_again_changes_nothing(store: Store, form: str) -> None:
    contents = await read_file(export(store.snapshot, form).content)
    proposal = await EditingDesk(store).propose_import(contents, None)
    assert proposal.edits == ()
    assert proposal.refusals == ()
    assert proposal.counts.unchanged == sum(len(rows.splitlines()) - 1 for rows in _tables_without_breaks(store))


def _tables_without_breaks(store: Store) -> list[bytes]:
    return list(csv_files(store).values())


async def test_an_export_fills_a_new_database_with_the_same_record(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    folder.mkdir()
    files = csv_files(store)
    for name, content in files.items():
        (folder / f"{name}.csv").write_bytes(content)
    other = await Store.open(sqlite_url(tmp_path / "other.db"), shipped=folder)
    assert csv_files(other) == files
    await other.close()


async def test_a_made_up_table_into_the_shipped_record_is_taken_back_byte_for_byte(store: Store) -> None:
    before = csv_files(store)
    desk = EditingDesk(store)
    rows = [(rank, f"Made-up Place {rank:03}") for rank in range(1, 101)]
    text = "Rank\tCluster name\tEconomy\n" + "".join(f"{rank}\t{name}\tFR\n" for rank, name in rows)
    request = ImportRequest(2019, "https://www.wipo.int/made-up", table_wins=True)
    proposal = await desk.propose_import(await read_file(text.encode()), request)
    assert proposal.can_be_applied
    await desk.apply(proposal, "made-up admin", NOW)
    assert store.snapshot.is_complete(2019)
    assert csv_files(store) != before
    undone = await desk.propose_undo(store.revision)
    assert undone is not None
    await desk.apply(undone[0], "made-up admin", NOW)
    assert csv_files(store) == before
