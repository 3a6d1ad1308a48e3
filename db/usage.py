"""Questions counted by day, place, kind, language, status and speed; never who asked, nor what they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import delete, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import UsageRow

KEPT_DAYS = 90
STEPS_MS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 60_000)
"""What the time of an answer is rounded up to; whatever took longer counts with the last."""

Place = Literal["chat", "group", "inline"]


@dataclass(frozen=True, slots=True, order=True)
class Usage:
    """What questions have in common that are counted together."""

    day: date
    surface: Place
    kind: str
    language: str
    status: str
    within_ms: int


def step_of(seconds: float) -> int:
    """The milliseconds that a time is rounded up to."""
    return next((step for step in STEPS_MS if seconds * 1000 <= step), STEPS_MS[-1])


async def add_usage(connection: AsyncConnection, counts: Mapping[Usage, int]) -> None:
    """Add to what is counted already."""
    if not counts:
        return
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # costs a start on SQLite 20 ms

        statement: Any = postgresql.insert(UsageRow)
    else:
        statement = sqlite.insert(UsageRow)
    keys = [column.name for column in UsageRow.__table__.primary_key]
    more = {"count": UsageRow.count + statement.excluded.count}
    # in one order, so that two workers never wait for each other
    rows = [{**{key: getattr(usage, key) for key in keys}, "count": counts[usage]} for usage in sorted(counts)]
    await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=more), rows)


async def usage_since(connection: AsyncConnection, first: date) -> dict[Usage, int]:
    """The counts of a day and those after it."""
    row = UsageRow
    query = select(row.day, row.surface, row.kind, row.language, row.status, row.within_ms, row.count)
    found = await connection.execute(query.where(row.day >= first))
    return {
        Usage(day, cast("Place", surface), kind, language, status, within): count
        for day, surface, kind, language, status, within, count in found
    }


def within(counts: Iterable[tuple[int, int]], share: float) -> int | None:
    """The milliseconds within which this share of the answers came, from pairs of a step and a count."""
    ordered = sorted(counts)
    total, seen = sum(count for _, count in ordered), 0
    for step, count in ordered:
        seen += count
        if seen >= share * total:
            return step
    return None


async def forget_old_usage(connection: AsyncConnection, now: datetime) -> None:
    """Delete the counts of days that are more than 90 days ago."""
    oldest = now.date() - timedelta(days=KEPT_DAYS)
    await connection.execute(delete(UsageRow).where(UsageRow.day < oldest))
