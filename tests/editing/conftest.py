"""The made-up record, and a desk that changes it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.record import Snapshot
from db.store import Store
from editing.desk import EditingDesk
from tests.conftest import sqlite_url
from tests.db import madeup


@pytest.fixture(scope="session")
def madeup_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made-up record."""
    return madeup.write_folder(tmp_path_factory.mktemp("madeup") / "first", madeup.tables())


@pytest.fixture(scope="session")
def madeup_file(tmp_path_factory: pytest.TempPathFactory, madeup_folder: Path) -> Path:
    """An SQLite file that holds the made-up record, to be copied."""
    file = tmp_path_factory.mktemp("madeup") / "clusterbot.db"
    asyncio.run(_fill(file, madeup_folder))
    return file


async def _fill(file: Path, folder: Path) -> Snapshot:
    store = await Store.open(sqlite_url(file), shipped=folder)
    await store.close()
    return store.snapshot


@pytest.fixture
async def madeup_store(madeup_file: Path, madeup_folder: Path, tmp_path: Path) -> AsyncIterator[Store]:
    """A store of the test's own with the made-up record."""
    file = Path(shutil.copy(madeup_file, tmp_path / "clusterbot.db"))
    store = await Store.open(sqlite_url(file), shipped=madeup_folder)
    yield store
    await store.close()


@pytest.fixture
def desk(madeup_store: Store) -> EditingDesk:
    return EditingDesk(madeup_store)
