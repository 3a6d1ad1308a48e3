"""Connections to the store: where it lies by default, how SQLite and PostgreSQL are set up, transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import platformdirs
from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, Pool

from db.errors import StoreError

SQLITE = "sqlite+aiosqlite"
POSTGRESQL = "postgresql+psycopg"
DRIVERS = {
    "sqlite": SQLITE,
    SQLITE: SQLITE,
    "postgres": POSTGRESQL,
    "postgresql": POSTGRESQL,
    POSTGRESQL: POSTGRESQL,
}
"""The ways in which an address may begin, and the driver that each of them gets."""

BUSY_SECONDS = 30
"""How long a writer waits for another. A first start on a slow disk takes a few seconds."""

CONNECT_SECONDS = 10
"""How long to wait for a PostgreSQL that does not answer."""

RECORD_LOCK = 0x636C7573746572
"""PostgreSQL's advisory lock that whoever changes the record or the schema holds: “cluster” in ASCII."""

BEGIN = "clusterbot_begin"
"""The execution option that says how an SQLite transaction begins."""


def default_url() -> str:
    """The address of the embedded database in the user's own data folder."""
    path = platformdirs.user_data_path("clusterbot", appauthor=False) / "clusterbot.db"
    return URL.create(SQLITE, database=str(path)).render_as_string(hide_password=False)


def read_url(address: str) -> URL:
    """An address as it may stand in DATABASE_URL. Raises StoreError, which does not repeat it."""
    wanted = "set DATABASE_URL to sqlite:///path/to/file.db or postgresql://user:password@host/database"
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError(f"DATABASE_URL is no database address: {wanted}.") from None
    if url.drivername not in DRIVERS:
        raise StoreError(f"DATABASE_URL names {url.drivername}, which clusterbot does not speak: {wanted}.")
    name = url.database
    if not name or ":memory:" in name:
        raise StoreError(f"DATABASE_URL names no database to keep the record in: {wanted}.")
    url = url.set(drivername=DRIVERS[url.drivername])
    if url.drivername == SQLITE:
        # one file, wherever the program goes from here; SQLite's options are ours to set
        return url.set(database=str(Path(name).expanduser().absolute()), query={})
    if "password" in url.query:
        # where it belongs, so that it is hidden when the address is shown
        (password, *_) = url.normalized_query["password"]
        url = url.set(password=password).difference_update_query(["password"])
    return url


def make_engine(url: URL, *, foreign_keys: bool = True, pool: type[Pool] | None = None) -> AsyncEngine:
    """An engine for one of the two drivers. Nothing connects before it is used.

    `foreign_keys=False` is for migrations, which on SQLite make tables anew. Raises StoreError where the
    driver is not installed. What is written, people's questions too, stays out of logs and errors.
    """
    if url.drivername == SQLITE:
        engine = create_async_engine(
            url,
            poolclass=pool,
            hide_parameters=True,
            connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
        )
        _set_up_sqlite(engine, foreign_keys=foreign_keys)
        return engine
    try:
        return create_async_engine(
            url,
            poolclass=pool,
            pool_pre_ping=pool is not NullPool,
            hide_parameters=True,
            connect_args=_postgresql_arguments(url),
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            'DATABASE_URL names a PostgreSQL, and its driver is missing: run pip install "clusterbot[postgresql]".'
        ) from error


def _postgresql_arguments(url: URL) -> dict[str, int]:
    return {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}


def _set_up_sqlite(engine: AsyncEngine, *, foreign_keys: bool) -> None:
    """WAL is a property of the file (see `db.sqlitefile`); these are properties of each connection."""
    pragmas = (
        f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        "PRAGMA synchronous = NORMAL",
    )

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    # The driver itself begins a transaction before the first write only: reads would not see one state, and
    # two processes that both read and then write would fail instead of waiting.
    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection whose reads all see the same state."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    async with engine.begin() as connection:
        yield connection


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """One transaction, committed at the end and rolled back on an error. On SQLite it is the only writer."""
    async with engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"}).begin() as connection:
        yield connection


async def lock_record(connection: AsyncConnection) -> None:
    """Wait until nobody else changes the record or the schema, until this transaction ends."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": RECORD_LOCK})
