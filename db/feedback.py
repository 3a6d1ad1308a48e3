"""Wordings that were not understood and votes on answers, for the admins; never who they came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, cast

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models import FeedbackRow

KEPT_FOR = timedelta(days=90)
LONGEST = 300
"""Characters of a question; longer ones are not answered either."""

What = Literal["refused", "up", "down"]


@dataclass(frozen=True, slots=True)
class Feedback:
    """One wording or vote: the question, the language of its answer, and the kind that it was taken for."""

    what: What
    question: str
    language: str
    kind: str | None = None


async def note(connection: AsyncConnection, *left: tuple[Feedback, datetime]) -> None:
    """Keep what was left, each with when."""
    if left:
        await connection.execute(insert(FeedbackRow), [_row(feedback, at) for feedback, at in left])


def _row(feedback: Feedback, at: datetime) -> dict[str, object]:
    question = feedback.question.encode("utf-8", "replace").decode()[:LONGEST].replace("\0", " ")
    return {
        "at": at,
        "what": feedback.what,
        "question": question,
        "language": feedback.language,
        "kind": feedback.kind,
    }


async def recent_feedback(
    connection: AsyncConnection, now: datetime, most: int = 100
) -> tuple[tuple[datetime, Feedback], ...]:
    """The newest of the last 90 days, the newest first, each with when it came."""
    row = FeedbackRow
    query = select(row.at, row.what, row.question, row.language, row.kind).where(row.at >= now - KEPT_FOR)
    found = await connection.execute(query.order_by(row.at.desc(), row.number.desc()).limit(most))
    return tuple(
        (at, Feedback(cast("What", what), question, language, kind)) for at, what, question, language, kind in found
    )


async def forget_old_feedback(connection: AsyncConnection, now: datetime) -> None:
    """Delete what is older than 90 days."""
    await connection.execute(delete(FeedbackRow).where(FeedbackRow.at < now - KEPT_FOR))
