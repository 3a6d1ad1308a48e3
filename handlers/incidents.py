"""The last error of this process, under the number that the log and the apology have too."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Incident:
    """An error that somebody should look up in the log, and when it happened."""

    id: str
    at: datetime


class Incidents:
    """Remembers the last one."""

    def __init__(self) -> None:
        self.last: Incident | None = None

    def begin(self, now: datetime) -> Incident:
        """Give an error its number."""
        self.last = Incident(secrets.token_hex(4), now)
        return self.last
