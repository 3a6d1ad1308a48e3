"""Every test that takes an address or a store runs twice: on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.csvfiles import SHIPPED
from db.store import Store
from tests import postgres
from tests.conftest import sqlite_url
from tests.db import madeup


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Which of the two databases a test runs on."""
    return str(request.param)


@pytest.fixture
def empty_url(database: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database that has nothing in it yet."""
    yield from own_database(database, request, None)


@pytest.fixture
def database_url(database: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database of the test's own, with the shipped record in it."""
    yield from own_database(database, request, "shipped")


@pytest.fixture
def url(database: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database of the test's own, with the made-up record in it."""
    yield from own_database(database, request, "madeup")


def own_database(database: str, request: pytest.FixtureRequest, filled: str | None) -> Iterator[str]:
    """The address of a database that is gone after the test; a copy of a filled one, or empty."""
    if database == "sqlite":
        file: Path = request.getfixturevalue("tmp_path") / "clusterbot.db"
        if filled:
            shutil.copy(request.getfixturevalue(f"{filled}_file"), file)
        yield sqlite_url(file)
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    name = server.create_database(request.getfixturevalue(f"{filled}_database") if filled else "template0")
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made-up record, as it is shipped first."""
    return madeup.write_folder(tmp_path_factory.mktemp("madeup") / "first", madeup.tables())


@pytest.fixture(scope="session")
def madeup_file(tmp_path_factory: pytest.TempPathFactory, first: Path) -> Path:
    """An SQLite file that holds the made-up record, to be copied."""
    file = tmp_path_factory.mktemp("madeup") / "clusterbot.db"
    asyncio.run(fill(sqlite_url(file), first))
    return file


@pytest.fixture(scope="session")
def madeup_database(postgresql: postgres.Server, first: Path) -> str:
    """The name of a PostgreSQL database that holds the made-up record, to be copied."""
    name = postgresql.create_database()
    asyncio.run(fill(postgresql.url(name), first))
    return name


@pytest.fixture(scope="session")
def shipped_database(postgresql: postgres.Server) -> str:
    """The name of a PostgreSQL database that holds the shipped record, to be copied."""
    name = postgresql.create_database()
    asyncio.run(fill(postgresql.url(name), SHIPPED))
    return name


async def fill(url: str, folder: Path) -> None:
    """Import the record of a folder."""
    store = await Store.open(url, shipped=folder)
    await store.close()
