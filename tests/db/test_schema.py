"""The models, the migrations and the constant that names the newest of them agree, on both databases."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, inspect, text

from db import migrations
from db.engine import make_engine, read_url
from db.errors import StoreError
from db.models import Base
from db.store import Store

ALEMBIC = Path(migrations.__file__).parents[1] / "alembic.ini"


@pytest.fixture
def alembic(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> Config:
    """Alembic as the `alembic` command runs it on an empty database."""
    monkeypatch.setenv("DATABASE_URL", empty_url)
    return Config(str(ALEMBIC))


async def ask(url: str, question: str) -> list[tuple[object, ...]]:
    engine = make_engine(read_url(url))
    async with engine.begin() as connection:
        rows = [tuple(row) for row in await connection.execute(text(question))]
    await engine.dispose()
    return rows


async def run(url: str, *statements: str) -> None:
    engine = make_engine(read_url(url))
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


async def tables(url: str) -> set[str]:
    engine = make_engine(read_url(url))
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    await engine.dispose()
    return set(names)


def test_the_newest_migration_is_the_one_that_is_named() -> None:
    assert ScriptDirectory.from_config(Config(str(ALEMBIC))).get_heads() == [migrations.NEWEST]


async def test_models_and_migrations_agree(database_url: str) -> None:
    def differences(connection: Connection) -> object:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)

    engine = make_engine(read_url(database_url))
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


def test_models_and_migrations_agree_on_every_constraint(shipped_file: Path, tmp_path: Path) -> None:
    """What comparing metadata leaves out, such as the checks of single columns."""

    def definitions(file: Path) -> dict[str, list[str]]:
        connection = sqlite3.connect(file)
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        connection.close()
        # a table that a migration made anew stands in quotes
        parts = {name: [line.strip(" \t,") for line in sql.replace('"', "").splitlines()] for name, sql in rows}
        return {name: sorted(lines) for name, lines in parts.items() if name != "alembic_version"}

    engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    Base.metadata.create_all(engine)
    engine.dispose()
    assert definitions(shipped_file) == definitions(tmp_path / "models.db")


def test_the_alembic_command_upgrades_checks_and_downgrades(alembic: Config) -> None:
    command.upgrade(alembic, "head")
    command.check(alembic)
    command.downgrade(alembic, "base")
    with pytest.raises(CommandError, match="not up to date"):
        command.check(alembic)


async def test_a_store_opens_what_the_command_has_made(alembic: Config, empty_url: str) -> None:
    await asyncio.to_thread(command.upgrade, alembic, "head")
    store = await Store.open(empty_url)
    assert store.revision == 1
    await store.close()


async def test_a_newer_schema_is_refused_and_left_alone(database_url: str) -> None:
    await run(database_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"made by a newer clusterbot .* 9999.*: install the newest") as caught:
        await Store.open(database_url)
    assert (read_url(database_url).database or "") in str(caught.value)
    assert await ask(database_url, "SELECT version_num FROM alembic_version") == [("9999",)]


async def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    """A table in the way, which the migration meets after it has made others."""
    await run(
        empty_url,
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
        "CREATE TABLE rankings (made_up INTEGER)",
    )
    with pytest.raises(StoreError, match="rankings"):
        await Store.open(empty_url)
    assert await tables(empty_url) == {"alembic_version", "rankings"}
    await run(empty_url, "DROP TABLE rankings")
    store = await Store.open(empty_url)
    assert store.revision == 1
    await store.close()


@pytest.mark.parametrize("database", ["sqlite"])
async def test_sqlite_waits_for_others_and_minds_references(database_url: str) -> None:
    settings = [await ask(database_url, f"PRAGMA {name}") for name in ("journal_mode", "foreign_keys", "busy_timeout")]
    assert settings == [[("wal",)], [(1,)], [(30000,)]]
