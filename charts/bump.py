"""Lines: figures over the editions, the best on top, each line named at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil

from answers.chart import LineChart, Series
from charts.canvas import Canvas
from charts.figures import shown
from charts.labels import pushed_apart
from charts.marks import CLEAR, LEAST_CLEAR, SHORT, Mark, beside_marks, draw_marks
from charts.names import Label, label_of
from charts.page import WIDTH, Page
from charts.palette import GROUND, color_of
from charts.plot import Plot, plot_of
from charts.typefaces import Typeface

HEIGHT, TALLEST = 900, 1440
"""Pixels: as high as is usual, or higher where that lets every figure be written into its mark."""
_NAMES = 330
"""Pixels that names may take beside the lines."""
_STRIP = (24, 8)
"""Width and height of the strip of colour before a name."""
_TO_NAME = 46
"""Pixels from the end of the ground to a name; the strip stands between."""
_STROKE = 6
_APART = 14
"""Pixels between open circles of one edition."""


def draw_lines(chart: LineChart) -> Canvas:
    """The chart as a drawing."""
    canvas, plot, labels = _best_laid_out(chart)
    for place, each in enumerate(chart.series):
        _draw_strokes(each, color_of(place), canvas, plot)
    for edition in chart.editions:
        _draw_outside(chart, edition, canvas, plot)
    strokes = [stroke for each in chart.series for stroke in _strokes(each, plot)]
    if labels:
        _draw_labels(chart.series, labels, canvas, plot)
    draw_marks(_marks(chart, plot), strokes, canvas, clear=_nearest(chart, plot))
    return canvas


def _best_laid_out(chart: LineChart) -> tuple[Canvas, Plot, list[Label]]:
    """As high as lets every figure stand in its mark; by ratios of ranks only where their differences are too small.

    Where nothing helps, by whichever sets the figures further apart.
    """
    ways = {by_ratio: _laid_out(chart, HEIGHT, by_ratio=by_ratio) for by_ratio in (False, True)[: 1 + chart.is_ranking]}
    room = TALLEST - HEIGHT
    gaps = {by_ratio: _nearest(chart, laid_out[1]) for by_ratio, laid_out in ways.items()}
    for by_ratio, (_, plot, _) in ways.items():
        span = abs(plot.upright.end - plot.upright.start)
        if gaps[by_ratio] * (span + room) / span >= LEAST_CLEAR:
            missing = span * max(0.0, CLEAR / gaps[by_ratio] - 1)
            return _laid_out(chart, HEIGHT + min(room, ceil(missing)), by_ratio=by_ratio)
    return _laid_out(chart, HEIGHT + room // 2, by_ratio=max(gaps, key=lambda by_ratio: gaps[by_ratio]))


def _laid_out(chart: LineChart, height: int, *, by_ratio: bool) -> tuple[Canvas, Plot, list[Label]]:
    """A canvas of a height with the words and axes on it, and the names that go beside them."""
    canvas = Canvas(WIDTH, height, Typeface.of(chart.words.language))
    page = Page(canvas, chart.words)
    page.draw()
    labels = _labels(chart, canvas, page.bottom - page.top - 120) if len(chart.series) > 1 else []
    column = max((label.width + _TO_NAME for label in labels), default=0.0)
    beside = beside_marks([_text(chart, point.value) for each in chart.series for point in each.points], canvas)
    return canvas, plot_of(chart, canvas, page.top, page.bottom, column, beside, by_ratio=by_ratio), labels


def _nearest(chart: LineChart, plot: Plot) -> float:
    """The pixels between the two different figures of an edition that are closest; enough where none go into marks."""
    if any(len(_text(chart, point.value)) > SHORT for each in chart.series for point in each.points):
        return CLEAR
    columns = [
        sorted({plot.y(point.value) for each in chart.series for point in each.points if point.edition == edition})
        for edition in chart.editions
    ]
    return min((after - before for column in columns for before, after in pairwise(column)), default=CLEAR)


def _text(chart: LineChart, value: int | Decimal) -> str:
    """A figure of the chart as it is written."""
    return shown(value, chart.unit, chart.words.language)


def _labels(chart: LineChart, canvas: Canvas, room: float) -> list[Label]:
    """The names, with the native ones where there is room for all of them."""
    whole = [label_of(each.named, canvas, _NAMES) for each in chart.series]
    if sum(label.height for label in whole) <= room:
        return whole
    return [label_of(each.named, canvas, _NAMES, with_native=False) for each in chart.series]


def _draw_strokes(series: Series, color: str, canvas: Canvas, plot: Plot) -> None:
    for start, end in _strokes(series, plot):
        canvas.line(start, end, color, width=_STROKE, round_ends=True)


def _strokes(series: Series, plot: Plot) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """From each edition to the next one; across a gap nothing is drawn, for nothing is known."""
    return [
        ((plot.x(before.edition), plot.y(before.value)), (plot.x(after.edition), plot.y(after.value)))
        for before, after in pairwise(series.points)
        if not any(before.edition < edition < after.edition for edition in plot.editions)
    ]


def _draw_outside(chart: LineChart, edition: int, canvas: Canvas, plot: Plot) -> None:
    """Open circles, beside each other, for those not in the top 100 of an edition."""
    colors = [color_of(place) for place, each in enumerate(chart.series) if edition in each.outside]
    for place, color in enumerate(colors):
        aside = (place - (len(colors) - 1) / 2) * _APART
        canvas.circle(plot.x(edition) + aside, plot.outside or plot.bottom, 12, fill=GROUND, outline=color, width=5)


def _marks(chart: LineChart, plot: Plot) -> list[Mark]:
    """A mark for each figure, those at one place one within the other."""
    held: Counter[tuple[int, float]] = Counter()
    marks = []
    for place, each in enumerate(chart.series):
        for point in each.points:
            spot = (point.edition, float(point.value))
            marks.append(
                Mark(
                    x=plot.x(point.edition),
                    y=plot.y(point.value),
                    text=_text(chart, point.value),
                    color=color_of(place),
                    below=held[spot],
                    is_end=point in (each.points[0], each.points[-1]),
                )
            )
            held[spot] += 1
    return marks


def _draw_labels(series: Sequence[Series], labels: Sequence[Label], canvas: Canvas, plot: Plot) -> None:
    """Each name at the height where its line ends, as near as the others allow."""
    ends = [plot.y(each.points[-1].value) for each in series]
    heights = [label.height for label in labels]
    places = pushed_apart(ends, heights, plot.top - 24, (plot.outside or plot.bottom) + 24)
    for number, (label, middle) in enumerate(zip(labels, places, strict=True)):
        canvas.box(plot.right + 8, middle - _STRIP[1] / 2, *_STRIP, color_of(number))
        label.draw(canvas, plot.right + _TO_NAME, middle)
