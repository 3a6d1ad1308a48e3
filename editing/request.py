"""What an admin wants to have imported, and what they have answered about it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

NEW, DROP = "new", "drop"
"""What to do about a name besides taking it for a cluster on record."""

WIPO_HOSTS = ("wipo.int", "www.wipo.int")


@dataclass(frozen=True)
class ImportRequest:
    """`names` says of names in the table which cluster they mean, or that it is new, or that the row is dropped."""

    edition: int
    source: str
    names: Mapping[str, str] = field(default_factory=dict)
    drop_refused: bool = False
    table_wins: bool = False

    @property
    def is_wipos(self) -> bool:
        """Whether the table is WIPO's own, by the address that is given for it."""
        return is_wipos(self.source)

    def as_json(self) -> dict[str, Any]:
        """As it is kept until it is confirmed."""
        return {
            "edition": self.edition,
            "source": self.source,
            "names": dict(self.names),
            "drop_refused": self.drop_refused,
            "table_wins": self.table_wins,
        }


def is_wipos(address: str) -> bool:
    """Whether an address is WIPO's."""
    host = urlsplit(address).hostname or ""
    return host in WIPO_HOSTS or host.endswith(".wipo.int")
