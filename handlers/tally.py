"""Counts what is asked, in memory on the path of an answer and written now and then, many at once."""

from __future__ import annotations

import logging
import time
from collections import Counter
from datetime import datetime

from answers.answer import Answer
from db.errors import StoreError
from db.store import Store
from db.usage import Place, Usage, add_usage, step_of

logger = logging.getLogger(__name__)


class Tally:
    """What was asked and is not written yet. Nothing that a person wrote gets in here, nor who they are."""

    def __init__(self) -> None:
        self._counts: Counter[Usage] = Counter()

    def count(self, place: Place, answer: Answer, begun: float, now: datetime) -> None:
        """Count an answer that has just been given; `begun` is when work on it began, by `time.perf_counter`."""
        within = step_of(time.perf_counter() - begun)
        for each in (answer, *answer.more):
            self._counts[Usage(now.date(), place, each.kind or "", each.language, each.status, within)] += 1

    async def write(self, store: Store, now: datetime) -> None:
        """Write what waits. Where that fails it waits on: there are never more sums than there are different ones."""
        counts, self._counts = self._counts, Counter()
        if not counts:
            return
        try:
            async with store.writing(now) as connection:
                await add_usage(connection, counts)
        except BaseException as error:
            self._counts.update(counts)
            if not isinstance(error, StoreError):
                raise
            logger.warning("what is counted is written later: %s", error)
