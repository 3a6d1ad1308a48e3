"""A database that can't be used gets a sentence that names it and the remedy, and stays as it is."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection

from db.conversations import remember
from db.engine import default_url, make_engine, read_url, writing
from db.errors import StoreError
from db.store import Store
from db.trouble import explained
from tests import postgres
from tests.conftest import sqlite_url

SECRET = "made-up-password"


@contextmanager
def without_rights() -> Iterator[None]:
    """Root may write anywhere, so what has no permission is tried as an account that has no rights."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(postgres.NOBODY.user)
    try:
        yield
    finally:
        os.seteuid(0)


def fill_with_noise(file: Path) -> None:
    file.write_bytes(b"this is no database\n" * 500)


def cut_in_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def spoil_the_middle(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:-4096] = b"\xff" * (len(content) - 8192)
    file.write_bytes(content)


def spoil_without_wal(file: Path) -> None:
    """As a backup would be: its first page promises nothing about a log, and a later one is broken."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    spoil_the_middle(file)


@pytest.fixture
def file(shipped_file: Path, tmp_path: Path) -> Path:
    """A copy of a file with the shipped record, to be spoilt."""
    return Path(shutil.copy(shipped_file, tmp_path / "clusterbot.db"))


def open_and_close(file: Path) -> None:
    async def use() -> None:
        store = await Store.open(sqlite_url(file))
        await store.close()

    asyncio.run(use())


@pytest.mark.parametrize("damage", [fill_with_noise, cut_in_half, spoil_the_middle, spoil_without_wal])
def test_a_damaged_file_is_named_and_untouched(file: Path, damage: Callable[[Path], None]) -> None:
    damage(file)
    before = file.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_and_close(file)
    assert str(caught.value) == (
        f"The database file {file} is damaged and was left as it is:"
        " put a backup in its place, or move it away to begin anew."
    )
    assert file.read_bytes() == before


async def test_a_file_of_another_program_is_untouched(tmp_path: Path) -> None:
    file = tmp_path / "made-up-shop.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE customers (name TEXT)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"made-up-shop\.db belongs to another program: name another"):
        await Store.open(sqlite_url(file))
    assert file.read_bytes() == before


async def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "clusterbot.db"
    folder.mkdir()
    with pytest.raises(StoreError, match=f"{folder} can't be opened: check that its folder exists"):
        await Store.open(sqlite_url(folder))
    assert list(folder.iterdir()) == []


async def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    file = tmp_path / "file" / "folder" / "clusterbot.db"
    with pytest.raises(StoreError, match=f"{file} can't be opened: check that its folder .*Not a directory"):
        await Store.open(sqlite_url(file))


@pytest.fixture
def readable(tmp_path: Path) -> Iterator[Path]:
    """A folder that anybody can read and get to, and only its owner can write to."""
    folders = [folder for folder in (tmp_path, *tmp_path.parents) if folder.stat().st_uid == os.getuid()]
    modes = {folder: folder.stat().st_mode for folder in folders if len(folder.parts) > 2}
    for folder in modes:
        folder.chmod(0o755)
    yield tmp_path
    for folder, mode in modes.items():
        folder.chmod(mode)


def test_a_file_that_can_not_be_written(file: Path, readable: Path) -> None:
    open_and_close(file)
    before = file.read_bytes()
    file.chmod(0o444)
    readable.chmod(0o777)
    with without_rights(), pytest.raises(StoreError, match=f"{file} can't be written: give yourself write permission"):
        open_and_close(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("clusterbot.db", "can't be written: give yourself write permission for it and for its folder"),
        ("new.db", "can't be opened: check that its folder exists and that you may read and write there"),
        ("new/new.db", "can't be opened: check that its folder exists and that you may read and write there"),
    ],
)
def test_a_folder_that_can_not_be_written(file: Path, readable: Path, name: str, trouble: str) -> None:
    open_and_close(file)
    before = file.read_bytes()
    readable.chmod(0o555)
    with without_rights(), pytest.raises(StoreError, match=f"{readable / name} {trouble}"):
        open_and_close(readable / name)
    readable.chmod(0o755)
    assert [path.name for path in readable.iterdir()] == ["clusterbot.db"]
    assert file.read_bytes() == before


async def test_a_file_that_another_program_holds(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.sqlitefile.BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match=f"{file} is in use by another program: close it and try again"):
        await Store.open(sqlite_url(file))
    holder.close()


async def test_a_disk_without_room(file: Path) -> None:
    """A limit on the pages of the database stands for the end of the disk."""

    def limit(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA max_page_count = 1")
        cursor.close()

    url = read_url(sqlite_url(file))
    engine = make_engine(url)
    event.listen(engine.sync_engine, "connect", limit)
    with pytest.raises(StoreError, match=f"{file} can't grow, because the disk is full"), explained(url):
        async with writing(engine) as connection:
            await remember(connection, "chat:1", {"text": "x" * 10_000_000}, datetime.now(UTC))
    await engine.dispose()


@pytest.mark.parametrize(
    ("host", "port"),
    [("127.0.0.1", 9), ("made-up-host.invalid", 5432)],
)
async def test_a_postgresql_that_can_not_be_reached(host: str, port: int) -> None:
    with pytest.raises(StoreError) as caught:
        await Store.open(f"postgresql://clusterbot:{SECRET}@{host}:{port}/ranking")
    assert str(caught.value) == (
        f"The PostgreSQL at {host}:{port}, database ranking, can't be reached:"
        " check that it runs and that DATABASE_URL is right."
    )
    assert SECRET not in "".join(traceback.format_exception(caught.value))


async def test_a_postgresql_without_the_database_or_the_user(postgresql: postgres.Server) -> None:
    with pytest.raises(
        StoreError, match=r"nowhere, refuses the connection \(database .nowhere. does not exist\): check"
    ):
        await Store.open(postgresql.url("nowhere"))
    stranger = postgresql.url().replace("clusterbot@", f"stranger:{SECRET}@")
    with pytest.raises(StoreError, match=r"refuses the connection \(role .stranger. does not exist\)") as caught:
        await Store.open(stranger)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


async def test_a_postgresql_that_went_away(postgresql: postgres.Server) -> None:
    name = postgresql.create_database()
    store = await Store.open(postgresql.url(name))
    postgresql.drop_database(name)
    with pytest.raises(StoreError, match=f"database {name}, "):
        await store.ping()
    await store.close()


@pytest.mark.parametrize("address", ["", "   ", "clusterbot.db", "sqlite://", "sqlite:///:memory:", "mysql://h/d"])
def test_an_address_that_is_none_of_ours(address: str) -> None:
    with pytest.raises(StoreError, match=r"^DATABASE_URL .*: set DATABASE_URL to sqlite:///path"):
        read_url(address)


def test_a_file_is_the_same_wherever_the_program_goes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    addresses = ("sqlite:///here.db", "sqlite:///here.db?mode=ro&uri=true", "sqlite:///~/there.db")
    assert [read_url(address).database for address in addresses] == [
        str(tmp_path / "here.db"),
        str(tmp_path / "here.db"),
        str(tmp_path / "home" / "there.db"),
    ]


def test_a_secret_is_in_no_error_about_an_address() -> None:
    with pytest.raises(StoreError) as caught:
        read_url(f"mysql://clusterbot:{SECRET}@host/ranking")
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    with pytest.raises(StoreError) as caught:
        read_url(f"postgresql://clusterbot:{SECRET}@host:port/ranking")
    assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("query", ["", f"?password={SECRET}", f"?sslmode=disable&password={SECRET}"])
def test_a_password_is_never_shown(query: str) -> None:
    url = read_url(f"postgresql://clusterbot:{SECRET}@host/ranking{query}")
    assert url.password == SECRET
    assert SECRET not in f"{url!r} {url.render_as_string(hide_password=True)}"


async def test_a_store_shows_its_place_and_revision(store: Store, database: str) -> None:
    assert repr(store).startswith(f"<Store {database}+")
    assert repr(store).endswith(" revision 1>")


def test_the_default_is_a_file_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    path = Path(read_url(default_url()).database or "")
    assert path.name == "clusterbot.db"
    assert path.is_relative_to(tmp_path)
