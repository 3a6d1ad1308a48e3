"""How long Telegram itself may answer the same inline words."""

from __future__ import annotations

from datetime import datetime, timedelta

LONG_SECONDS = 300
"""For everyone who types the same words, letter by letter. A correction reaches inline mode after at most this."""
SHORT_SECONDS = 30
"""Just after the record has changed, because one correction often follows another."""
SETTLED_AFTER = timedelta(minutes=10)


class CacheTime:
    """Chosen anew whenever the record's revision changes."""

    def __init__(self) -> None:
        self._revision: int | None = None
        self._changed_at: datetime | None = None

    def seconds(self, revision: int, now: datetime) -> int:
        """How long results of this revision may be kept."""
        if revision != self._revision:
            # the revision that the bot started with is no change
            self._changed_at = now if self._revision is not None else None
            self._revision = revision
        recent = self._changed_at is not None and now - self._changed_at < SETTLED_AFTER
        return SHORT_SECONDS if recent else LONG_SECONDS
