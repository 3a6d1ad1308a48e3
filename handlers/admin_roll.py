"""Who is an admin: the owners of the settings, and whom they have added."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from db.admins import add_admin, read_admins, remove_admin
from db.errors import StoreError
from db.store import Store

KNOWN_FOR = timedelta(seconds=2)
"""How long the list is gone by before the store is asked again: another worker may have changed it."""

logger = logging.getLogger(__name__)


class Roll:
    """The admins. A store that fails leaves the owners, and those who were known before."""

    def __init__(self, store: Store, owners: Iterable[int], now: Callable[[], datetime]) -> None:
        self.owners = frozenset(owners)
        self._store = store
        self._now = now
        self._added: tuple[int, ...] = ()
        self._read_at: datetime | None = None

    async def knows(self, person: int) -> bool:
        """Whether somebody may change the record."""
        return person in self.owners or person in await self.added()

    async def added(self) -> tuple[int, ...]:
        """The admins whom owners have added."""
        now = self._now()
        if self._read_at is None or now - self._read_at >= KNOWN_FOR:
            try:
                async with self._store.looking() as connection:
                    self._added = await read_admins(connection)
            except StoreError as error:
                logger.warning("the list of admins cannot be read: %s", error)
            self._read_at = now
        return self._added

    async def add(self, person: int, by: int) -> bool:
        """Make somebody an admin; False where they are one already."""
        async with self._store.changing() as connection:
            done = await add_admin(connection, person, by, self._now())
        self._read_at = None
        return done

    async def remove(self, person: int) -> bool:
        """Take somebody's rights away; False where they had none to take."""
        async with self._store.changing() as connection:
            done = await remove_admin(connection, person)
        self._read_at = None
        return done
