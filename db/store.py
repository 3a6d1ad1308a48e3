"""The store as the rest of the product sees it: open it, read its snapshot, write through it, close it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db import conversations
from db.csvfiles import SHIPPED, digest
from db.engine import SQLITE, default_url, make_engine, read_url, reading, writing
from db.record import Snapshot
from db.retention import forget_past
from db.revisions import Revision, has_imported, read_revision
from db.schema import prepare
from db.snapshot import load_snapshot, newest_revision
from db.trouble import explained
from db.turns import Turns

if TYPE_CHECKING:
    from db.csvfiles import Sheet
    from db.shipped import OnProgress

TIDY_EVERY = timedelta(minutes=1)
"""How often at most expired questions are deleted; they are never recalled, so this is only about room."""


class Store:
    """The record and the conversations in one database. Every method raises StoreError where that fails."""

    def __init__(self, url: URL, engine: AsyncEngine, snapshot: Snapshot) -> None:
        self._url = url
        self._engine = engine
        self._snapshot = snapshot
        self._refreshing = asyncio.Lock()
        self._tidied_at: datetime | None = None
        self.turns = Turns(self._read, self._write, waits=url.drivername == SQLITE)
        """What is asked and answered, a few turns at a time."""

    @classmethod
    async def open(
        cls, url: str | None = None, on_progress: OnProgress | None = None, *, shipped: Path = SHIPPED
    ) -> Self:
        """Open a database, or the default one, after making it or bringing it up to date where needed.

        `on_progress` is called only while there is something to prepare. `shipped` is a folder with the
        record to import. Raises InvalidRecord where that is not sound.
        """
        address = read_url(url or default_url())
        tell = on_progress or _tell_nobody
        with explained(address):
            await prepare(address, lambda: tell("Preparing the database", 0.0))
            engine = make_engine(address)
            try:
                await _import_if_new(engine, shipped, tell)
                async with reading(engine) as connection:
                    snapshot = await load_snapshot(connection)
            except BaseException:
                await engine.dispose()
                raise
        return cls(address, engine, snapshot)

    def __repr__(self) -> str:
        return f"<Store {self._url.render_as_string(hide_password=True)} revision {self.revision}>"

    @property
    def snapshot(self) -> Snapshot:
        """The record as of the newest revision seen."""
        return self._snapshot

    @property
    def revision(self) -> int:
        """The number of the snapshot's revision."""
        return self._snapshot.revision

    async def refresh(self) -> bool:
        """Take over a revision that another process made; returns whether there was one."""
        async with self._refreshing:
            with explained(self._url):
                async with reading(self._engine) as connection:
                    if await newest_revision(connection) == self.revision:
                        return False
                    self._snapshot = await load_snapshot(connection)
        return True

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose reads all see one state, for the other modules of the store."""
        with explained(self._url):
            async with reading(self._engine) as connection:
                yield connection

    @asynccontextmanager
    async def changing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction, committed at the end, for the other modules of the store."""
        with explained(self._url):
            async with writing(self._engine) as connection:
                yield connection

    async def apply(
        self,
        sheets: Sequence[Sheet] = (),
        *,
        removals: Sequence[tuple[str, str]] = (),
        made_by: str,
        summary: str,
    ) -> int | None:
        """Change the record as `db.importer.apply` does, and take over the new revision."""
        from db import importer  # pydantic and the checks cost a start 100 ms, and few processes import

        changes = importer.Changes(sheets, removals)
        async with self.changing() as connection:
            number = await importer.apply(connection, changes, made_by=made_by, summary=summary)
        await self.refresh()
        return number

    async def read_revision(self, number: int) -> Revision | None:
        """What a revision changed, when and by whom."""
        async with self.looking() as connection:
            return await read_revision(connection, number)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read what people left, for the functions of the modules that keep it."""
        await self.turns.flush()
        async with self._read() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self, at: datetime) -> AsyncIterator[AsyncConnection]:
        """One transaction that writes what people leave; what is past its time at that moment goes now and then."""
        await self.turns.flush()
        async with self._write(at) as connection:
            yield connection

    @asynccontextmanager
    async def _read(self) -> AsyncIterator[AsyncConnection]:
        with explained(self._url):
            async with reading(self._engine) as connection:
                yield connection

    @asynccontextmanager
    async def _write(self, at: datetime) -> AsyncIterator[AsyncConnection]:
        with explained(self._url):
            async with writing(self._engine) as connection:
                yield connection
            if self._tidied_at is None or at - self._tidied_at >= TIDY_EVERY:
                # a transaction of its own: with the one above, two workers could wait for each other
                await self.forget_past(at)

    async def forget_past(self, at: datetime) -> None:
        """Delete what people left and what is past its time at a moment."""
        self._tidied_at = at
        with explained(self._url):
            async with writing(self._engine) as connection:
                await forget_past(connection, at)

    async def remember(self, conversation: str, question: dict[str, Any], at: datetime) -> None:
        """Keep what was asked last in a conversation. `at` needs its time zone."""
        async with self.writing(at) as connection:
            await conversations.remember(connection, conversation, question, at)

    async def recall(self, conversation: str, now: datetime) -> dict[str, Any] | None:
        """What was asked last in a conversation, or None if that was more than 30 minutes ago."""
        async with self.reading() as connection:
            return await conversations.recall(connection, conversation, now)

    async def ping(self) -> None:
        """Return if the database answers."""
        with explained(self._url):
            async with self._engine.connect() as connection:
                await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Let go of the database. The snapshot stays good."""
        await self.turns.close()
        await self._engine.dispose()


def _tell_nobody(_doing: str, _done: float) -> None:
    """For those who do not watch."""


async def _import_if_new(engine: AsyncEngine, shipped: Path, on_progress: OnProgress) -> None:
    """Look first without a lock and without the importer, for at nearly every start there is nothing new."""
    async with reading(engine) as connection:
        if await has_imported(connection, digest(shipped)):
            return
    from db.shipped import import_shipped  # pydantic and the checks cost a start 100 ms

    on_progress("Reading the record", 0.2)
    async with writing(engine) as connection:
        await import_shipped(connection, shipped, on_progress)
    on_progress("Ready", 1.0)
