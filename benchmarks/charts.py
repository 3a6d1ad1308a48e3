"""How long a chart takes, what it costs to hold, and whether the event loop goes on meanwhile.

    python -m benchmarks.charts

Every figure of one run is from one process, so the ratios are what to compare.
"""

from __future__ import annotations

import asyncio
import json
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING

from answers.chart import Chart
from answers.desk import Desk
from db.record import Snapshot
from db.store import Store

if TYPE_CHECKING:
    from charts.render import Drawing

ROUNDS = 20
KINDS = {
    "trend of one": "trend of Bengaluru",
    "comparison of 2": "Beijing vs Seoul since 2019",
    "comparison of 5": "Tokyo, Beijing, Seoul, Shanghai and Shenzhen since 2017",
    "economies over time": "China vs US vs Germany since 2019",
    "bars of clusters": "top 10 by PCT applications 2023",
    "bars of economies": "which economies have the most clusters in 2023",
}


async def _snapshot() -> Snapshot:
    with TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite:///{Path(folder) / 'benchmark.db'}")
        await store.close()
        return store.snapshot


def _megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _median(act: Callable[[], object]) -> float:
    return statistics.median(_milliseconds(act) for _ in range(ROUNDS))


async def _turns(pictures: Iterable[Awaitable[bytes]]) -> tuple[float, float]:
    """The median and the longest turn of the event loop while pictures are drawn, in milliseconds."""
    drawing = asyncio.gather(*pictures)
    turns, last = [], time.perf_counter()
    while not drawing.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        turns.append((now - last) * 1000)
        last = now
    await drawing
    return statistics.median(turns), max(turns)


async def _in_a_thread(drawing: Drawing) -> bytes:
    from charts.render import png_of

    return await asyncio.to_thread(png_of, drawing)


async def _in_a_process(drawing: Drawing) -> bytes:
    from charts.process import png_in_process

    return await png_in_process(drawing)


async def _all_turns(draw: Callable[[Drawing], Awaitable[bytes]], drawings: list[Drawing]) -> tuple[float, float]:
    return await _turns(map(draw, drawings))


async def _alone(drawing: Drawing) -> float:
    times = []
    for _ in range(ROUNDS // 4):
        began = time.perf_counter()
        await _in_a_process(drawing)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _of_a_process(drawing: Drawing) -> str:
    """The most memory that a process holds which draws one picture; only Linux tells."""
    asked = "import sys, charts.rasterizer as r; r.main(); sys.stderr.write(open('/proc/self/status').read())"
    finished = subprocess.run(
        [sys.executable, "-c", asked],
        input=json.dumps({"svg": drawing.svg, "fonts": drawing.fonts}).encode(),
        capture_output=True,
        check=False,
    )
    peak = re.search(rb"VmHWM:\s*(\d+)", finished.stderr)
    return f"{int(peak[1]) / 1024:.0f} MB while it draws" if peak else "memory not known here"


async def _cached(chart: Chart) -> float:
    """Milliseconds for a picture that is there already."""
    from charts.studio import Studio

    studio = Studio()
    await studio.picture(chart)
    began = time.perf_counter()
    for _ in range(ROUNDS):
        await studio.picture(chart)
    return (time.perf_counter() - began) * 1000 / ROUNDS


def _drawn_by(threads: ThreadPoolExecutor, drawings: list[Drawing]) -> None:
    from charts.render import png_of

    list(threads.map(png_of, drawings))


def main() -> None:
    """Print it all."""
    desk = Desk(SimpleNamespace(snapshot=asyncio.run(_snapshot())))
    charts = {kind: chart for kind, question in KINDS.items() if (chart := desk.answer(question).chart)}
    before = _megabytes()
    loading = _milliseconds(lambda: __import__("charts.render"))
    from charts.render import drawing_of, png_of

    any_chart = next(iter(charts.values()))
    first = _milliseconds(lambda: png_of(drawing_of(any_chart)))
    print(f"importing {loading:.0f} ms, the first picture {first:.0f} ms, together {_megabytes() - before:.0f} MB\n")
    print(f"{'kind':<22}{'layout ms':>10}{'render ms':>11}{'KiB':>6}")
    for kind, chart in charts.items():
        drawing = drawing_of(chart)
        layout, render = _median(partial(drawing_of, chart)), _median(partial(png_of, drawing))
        print(f"{kind:<22}{layout:10.1f}{render:11.1f}{len(png_of(drawing)) / 1024:6.0f}")
    drawings = [drawing_of(chart) for chart in charts.values()] * 4
    alone = _milliseconds(lambda: [png_of(drawing) for drawing in drawings])
    print(f"\n{len(drawings)} pictures one after the other: {alone:.0f} ms")
    for number in (2, 4):
        with ThreadPoolExecutor(number) as threads:
            together = _milliseconds(partial(_drawn_by, threads, drawings))
        print(f"in {number} threads: {together:.0f} ms, {alone / together:.2f} x as fast")
    print("\nturns of the event loop while six pictures are drawn:")
    for way, draw in (("in threads", _in_a_thread), ("in processes", _in_a_process)):
        median, longest = asyncio.run(_all_turns(draw, drawings[: len(charts)]))
        print(f"  {way:<14} median {median:6.1f} ms, longest {longest:6.1f} ms")
    single = asyncio.run(_alone(drawings[0]))
    print(f"one picture in a process of its own: {single:.0f} ms, {_of_a_process(drawings[0])}")
    print(f"a picture that is cached: {asyncio.run(_cached(any_chart)):.2f} ms")
    answer = _median(lambda: desk.answer("Beijing vs Seoul since 2019"))
    print(f"for comparison, the whole answer to such a question: {answer:.2f} ms")
    print(f"peak of the process: {_megabytes():.0f} MB, {_megabytes() - before:.0f} MB of it since charts were loaded")


if __name__ == "__main__":
    main()
