"""Pictures for a running bot: beside the event loop, few at a time, in bounded time, each drawn once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from answers.chart import Chart
from charts.errors import BusyError, SlowError
from charts.process import png_in_process
from charts.render import Drawing, drawing_of

AT_ONCE = 2
"""Pictures drawn at a time. One takes a tenth of a second of a core, and answers need cores too."""
WAITING = 32
"""Pictures asked for at a time, those that wait for their turn included."""
SECONDS = 10.0
"""How long a picture may take from when it is asked for, the wait for its turn included."""
KEPT = 64
"""Finished pictures kept: about 5 MB."""


class Studio:
    """Draws charts. To be used from one event loop. `render` turns a drawing into a picture."""

    def __init__(
        self,
        *,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
        seconds: float = SECONDS,
        kept: int = KEPT,
        render: Callable[[Drawing], Awaitable[bytes]] = png_in_process,
    ) -> None:
        self._turns = asyncio.Semaphore(at_once)
        self._most_waiting = waiting
        self._seconds = seconds
        self._most_kept = kept
        self._render = render
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._at_work: dict[str, asyncio.Task[bytes]] = {}

    async def drawing(self, chart: Chart) -> Drawing:
        """The chart laid out. Its key tells whether the same picture has been sent before, without drawing it."""
        return await asyncio.to_thread(drawing_of, chart)

    async def picture(self, chart: Chart | Drawing) -> bytes:
        """The picture of a chart as PNG.

        Raises ChartError: BusyError where others have asked for so many that this one would come too late,
        SlowError where it was not ready in time, DrawingError where it cannot be drawn.
        """
        drawing = chart if isinstance(chart, Drawing) else await self.drawing(chart)
        if (found := self._kept.get(drawing.key)) is not None:
            self._kept.move_to_end(drawing.key)
            return found
        # shielded, for others may wait for the same picture
        return await asyncio.shield(self._at_work.get(drawing.key) or self._begun(drawing))

    async def close(self) -> None:
        """Stop what is being drawn."""
        at_work = list(self._at_work.values())
        for task in at_work:
            task.cancel()
        await asyncio.gather(*at_work, return_exceptions=True)

    def _begun(self, drawing: Drawing) -> asyncio.Task[bytes]:
        if len(self._at_work) >= self._most_waiting:
            raise BusyError(f"{len(self._at_work)} charts are being drawn already")
        task = asyncio.create_task(self._drawn(drawing), name=f"chart {drawing.key}")
        self._at_work[drawing.key] = task
        task.add_done_callback(lambda done: self._finished(drawing.key, done))
        return task

    async def _drawn(self, drawing: Drawing) -> bytes:
        try:
            async with asyncio.timeout(self._seconds), self._turns:
                return await self._render(drawing)
        except TimeoutError as error:
            raise SlowError(f"a chart was not ready after {self._seconds:g} seconds") from error

    def _finished(self, key: str, task: asyncio.Task[bytes]) -> None:
        del self._at_work[key]
        if task.cancelled() or task.exception() is not None:
            return
        self._kept[key] = task.result()
        while len(self._kept) > self._most_kept:
            self._kept.popitem(last=False)
