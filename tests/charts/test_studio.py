"""Pictures for a running bot: drawn once, few at a time, in bounded time."""

from __future__ import annotations

import asyncio
import time

import pytest

from charts.errors import BusyError, DrawingError, SlowError
from charts.process import png_in_process
from charts.render import Drawing, drawing_of, png_of
from charts.studio import Studio
from tests.charts.madeup import a_line_chart


class Brush:
    """Stands in for the renderer, to hold it back and to count: what it paints is no picture."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.begun = asyncio.Semaphore(0)
        self.painted: list[str] = []
        self.at_once = 0
        self.most_at_once = 0

    async def __call__(self, drawing: Drawing) -> bytes:
        self.at_once += 1
        self.begun.release()
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.go_on.wait()
            self.painted.append(drawing.key)
            return drawing.key.encode()
        finally:
            self.at_once -= 1


@pytest.fixture
def brush() -> Brush:
    return Brush()


async def begun(brush: Brush, number: int) -> None:
    """Wait until so many pictures are being painted."""
    async with asyncio.timeout(10):
        for _ in range(number):
            await brush.begun.acquire()


async def test_a_picture_is_that_of_the_chart() -> None:
    chart = a_line_chart()

    assert await Studio().picture(chart) == png_of(drawing_of(chart))


async def test_two_at_once_are_each_right() -> None:
    charts = [a_line_chart(title=title) for title in ("One", "Two")]
    studio = Studio()

    pictures = await asyncio.gather(*(studio.picture(chart) for chart in charts))

    assert pictures == [png_of(drawing_of(chart)) for chart in charts]
    assert pictures[0] != pictures[1]


async def test_what_was_drawn_is_not_drawn_again(brush: Brush) -> None:
    brush.go_on.set()
    studio = Studio(render=brush)

    first = await studio.picture(a_line_chart())
    assert await studio.picture(await studio.drawing(a_line_chart())) is first
    assert len(brush.painted) == 1


async def test_those_who_ask_for_the_same_at_once_share_one_picture(brush: Brush) -> None:
    studio = Studio(render=brush)
    drawing = await studio.drawing(a_line_chart())
    asking = [asyncio.create_task(studio.picture(drawing)) for _ in range(5)]
    await begun(brush, 1)
    asking.pop().cancel()
    brush.go_on.set()

    assert len(set(await asyncio.gather(*asking))) == 1
    assert len(brush.painted) == 1


async def test_few_are_drawn_at_a_time(brush: Brush) -> None:
    studio = Studio(at_once=2, render=brush)
    asking = [asyncio.create_task(studio.picture(drawing_of(a_line_chart(title=str(n))))) for n in range(6)]
    await begun(brush, 2)
    brush.go_on.set()
    await asyncio.gather(*asking)

    assert brush.most_at_once == 2
    assert len(brush.painted) == 6


async def test_the_oldest_picture_goes_when_there_are_too_many(brush: Brush) -> None:
    brush.go_on.set()
    studio = Studio(kept=2, render=brush)
    for title in ("1", "2", "3", "1"):
        await studio.picture(a_line_chart(title=title))

    assert len(brush.painted) == 4


async def test_what_takes_too_long_is_stopped_and_makes_room(brush: Brush) -> None:
    studio = Studio(at_once=1, seconds=0.05, render=brush)
    with pytest.raises(SlowError):
        await studio.picture(a_line_chart())

    assert brush.at_once == 0
    brush.go_on.set()
    assert await studio.picture(a_line_chart())


async def test_waiting_for_a_turn_counts_as_time(brush: Brush) -> None:
    studio = Studio(at_once=1, seconds=0.05, render=brush)
    charts = [drawing_of(a_line_chart(title=title)) for title in ("1", "2", "3")]
    ended = await asyncio.gather(*map(studio.picture, charts), return_exceptions=True)

    assert [type(each) for each in ended] == [SlowError] * 3


async def test_more_than_can_be_drawn_soon_are_refused_at_once(brush: Brush) -> None:
    studio = Studio(waiting=2, render=brush)
    asking = [asyncio.create_task(studio.picture(drawing_of(a_line_chart(title=title)))) for title in ("1", "2")]
    await begun(brush, 2)
    with pytest.raises(BusyError):
        await studio.picture(a_line_chart(title="3"))

    brush.go_on.set()
    await asyncio.gather(*asking)
    assert await studio.picture(a_line_chart(title="3"))


async def test_a_picture_that_fails_is_tried_again_by_the_next_one() -> None:
    tries: list[Drawing] = []

    async def fails_once(drawing: Drawing) -> bytes:
        tries.append(drawing)
        if len(tries) == 1:
            raise DrawingError("made up")
        return b"fine"

    studio = Studio(render=fails_once)
    with pytest.raises(DrawingError, match="made up"):
        await studio.picture(a_line_chart())
    assert await studio.picture(a_line_chart()) == b"fine"


async def test_closing_stops_what_is_being_drawn(brush: Brush) -> None:
    studio = Studio(render=brush)
    asking = asyncio.create_task(studio.picture(a_line_chart()))
    await begun(brush, 1)
    await studio.close()

    assert brush.at_once == 0
    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_a_drawing_that_is_none_is_told_from_a_picture() -> None:
    with pytest.raises(DrawingError, match="could not be drawn"):
        await png_in_process(Drawing("<svg", ()))


async def test_a_process_that_is_not_waited_for_is_stopped() -> None:
    began = time.perf_counter()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.001):
            await png_in_process(drawing_of(a_line_chart()))

    assert time.perf_counter() - began < 5


async def test_the_event_loop_goes_on_while_pictures_are_drawn() -> None:
    studio = Studio()
    drawings = [drawing_of(a_line_chart(title=str(number))) for number in range(4)]
    drawing = asyncio.gather(*map(studio.picture, drawings))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0.001)
        turns += 1
    pictures = await drawing

    assert len(set(pictures)) == 4
    assert turns > 40  # with resvg in a thread they are about ten
