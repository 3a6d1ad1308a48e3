"""What an import would do: the preview that an admin confirms is made of this."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b

from db.edits import Edit
from db.importer import Changes

Said = tuple[str, dict[str, str | int]]
"""The end of the id of a message, and the values that it says."""


@dataclass(frozen=True)
class Refusal:
    """A cell, or with no column a row, that is not taken: what was read, and what was expected, in words."""

    line: int | None
    column: str
    read: str
    expected: str
    subject: str = ""


@dataclass(frozen=True)
class Contradiction:
    """A figure that the record has otherwise; `settled` where the table is to win."""

    cluster: str
    column: str
    recorded: str
    read: str
    sources: tuple[str, ...]
    settled: bool


@dataclass(frozen=True)
class Doubt:
    """A name that may mean a cluster on record, to be asked about."""

    read: str
    line: int
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Counts:
    """Rows of the table by what becomes of them."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    dropped: int = 0


@dataclass(frozen=True)
class Proposal:
    """A change of the record that can be shown, and applied once nothing stands against it."""

    base_revision: int
    summary: str
    changes: Changes
    edits: tuple[Edit, ...]
    counts: Counts = Counts()
    refusals: tuple[Refusal, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    warnings: tuple[Said, ...] = ()
    surprises: tuple[Said, ...] = ()
    notes: tuple[Said, ...] = ()
    can_win: bool = False
    """Whether the table is WIPO's own, so that it may win over what contradicts it."""

    dropped: tuple[Refusal, ...] = field(default=())
    """What was wrong with the rows that the admin dropped."""

    @property
    def can_be_applied(self) -> bool:
        """Whether there is something to do and nothing stands against it."""
        return bool(self.edits) and not self.refusals and not self.doubts

    @property
    def fingerprint(self) -> str:
        """Tells whether a preview that was computed anew says the same."""
        digest = blake2b(digest_size=8)
        for edit in self.edits:
            digest.update(repr(edit.as_change()).encode())
        return digest.hexdigest()
