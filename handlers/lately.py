"""What was looked up in the store lately, so that each letter typed inline does not look it up again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Generic, TypeVar

KEPT_FOR = timedelta(minutes=1)
"""How long another worker's change may go unnoticed; one of this process is noticed at once."""
AT_MOST = 10_000

Key = TypeVar("Key")
Value = TypeVar("Value")


class Lately(Generic[Key, Value]):
    """Values by their keys, each for a minute. None is a value too: it was looked up, and there is nothing."""

    def __init__(self) -> None:
        self._kept: dict[Key, tuple[Value | None, datetime]] = {}

    def knows(self, key: Key, now: datetime) -> bool:
        """Whether the key was looked up lately."""
        found = self._kept.get(key)
        return found is not None and now - found[1] < KEPT_FOR

    def value(self, key: Key) -> Value | None:
        """What was found."""
        return self._kept[key][0]

    def note(self, key: Key, value: Value | None, now: datetime) -> None:
        """Keep what was found or set."""
        if len(self._kept) >= AT_MOST:
            self._kept.pop(next(iter(self._kept)))  # the one that came first
        self._kept[key] = (value, now)

    def forget(self, key: Key) -> None:
        """Look it up again the next time."""
        self._kept.pop(key, None)
