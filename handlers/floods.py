"""How much one person may ask: plenty for people, not for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto


class Verdict(Enum):
    """What to do with an update."""

    ANSWER = auto()
    WARN = auto()
    """Say once that it is too much."""
    IGNORE = auto()


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many at once, and so many a second in the long run."""

    at_once: float
    a_second: float


ASKING = Allowance(at_once=30, a_second=0.5)
"""Messages and taps; a person reads longer than two seconds."""
TYPING = Allowance(at_once=120, a_second=6)
"""Inline queries: one with every letter."""

PEOPLE_KEPT = 10_000


@dataclass
class _Bucket:
    left: float
    at: datetime
    warned: bool = False


class Floods:
    """Counts what each person sends. Only in this process: it is there for its sake."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[int, Allowance], _Bucket] = {}

    def judge(self, person: int, allowance: Allowance, now: datetime) -> Verdict:
        """Whether to answer one more; the warning comes once, until the person has paused for a while."""
        bucket = self._bucket(person, allowance, now)
        bucket.left = min(allowance.at_once, bucket.left + (now - bucket.at).total_seconds() * allowance.a_second)
        bucket.at = max(now, bucket.at)
        if bucket.left >= allowance.at_once / 2:
            bucket.warned = False
        if bucket.left >= 1 and not bucket.warned:
            bucket.left -= 1
            return Verdict.ANSWER
        if bucket.warned:
            return Verdict.IGNORE
        bucket.warned = True
        return Verdict.WARN

    def _bucket(self, person: int, allowance: Allowance, now: datetime) -> _Bucket:
        found = self._buckets.get((person, allowance))
        if found is None:
            if len(self._buckets) >= PEOPLE_KEPT:
                self._buckets.pop(next(iter(self._buckets)))  # the one who came first
            found = self._buckets[person, allowance] = _Bucket(allowance.at_once, now)
        return found
