"""What tests of several rooms need: a store with the shipped record, and a real PostgreSQL."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from db.record import Snapshot
from db.store import Store
from tests import postgres


def sqlite_url(file: Path) -> str:
    """The address of an SQLite file."""
    return f"sqlite:///{file}"


async def _open_once(url: str) -> Snapshot:
    store = await Store.open(url)
    await store.close()
    return store.snapshot


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> Iterator[None]:
    """Let the programs that tests start be interrupted: a job in the background hands down an ignored SIGINT."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that holds the shipped record. Never written to: tests take copies."""
    file = tmp_path_factory.mktemp("shipped") / "clusterbot.db"
    asyncio.run(_open_once(sqlite_url(file)))
    return file


@pytest.fixture(scope="session")
def snapshot(shipped_file: Path) -> Snapshot:
    """The shipped record, as questions read it."""
    return asyncio.run(_open_once(sqlite_url(shipped_file)))


@pytest.fixture
def database_url(shipped_file: Path, tmp_path: Path) -> str:
    """The address of a database of the test's own, with the shipped record in it."""
    return sqlite_url(Path(shutil.copy(shipped_file, tmp_path / "clusterbot.db")))


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """A store of the test's own, with the shipped record in it."""
    store = await Store.open(database_url)
    yield store
    await store.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """A PostgreSQL server, started for the first test that asks for it."""
    server = postgres.start()
    yield server
    server.stop()
