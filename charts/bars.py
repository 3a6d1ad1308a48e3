"""Bars: figures of one edition side by side."""

from __future__ import annotations

from math import ceil

from answers.chart import BarChart
from charts.canvas import Canvas
from charts.figures import shown
from charts.names import Label, label_of
from charts.page import MARGIN, TEXT, WIDTH, Page
from charts.palette import BAR
from charts.scales import Scale
from charts.typefaces import Typeface

_ROW = 62
"""Pixels of a row whose name has one line."""
_AROUND = 40
"""Pixels between the words and the bars, above and below together."""
_NAMES = 400
"""Pixels that names may take of the width."""
_THICK = 36
_BESIDE = 14


def draw_bars(chart: BarChart) -> Canvas:
    """The chart as a drawing, as high as its bars need."""
    typeface = Typeface.of(chart.words.language)
    labels = _labels(chart, Canvas(WIDTH, 1, typeface))
    rows = [max(_ROW, label.height + 6) for label in labels]
    needed = sum(rows) + _AROUND
    _, tried = _page(chart, typeface, ceil(needed))
    canvas, page = _page(chart, typeface, ceil(2 * needed - (tried.bottom - tried.top)))
    y = page.top + (page.bottom - page.top - sum(rows)) / 2
    figures = [shown(bar.value, chart.unit, chart.words.language) for bar in chart.bars]
    beside = max(typeface.width(figure, TEXT, bold=True) for figure in figures) + _BESIDE
    foot = MARGIN + max(label.width for label in labels) + _BESIDE
    largest = float(max(bar.value for bar in chart.bars)) or 1.0
    lengths = Scale(0.0, largest, 0.0, WIDTH - MARGIN - beside - foot)
    for bar, label, figure, height in zip(chart.bars, labels, figures, rows, strict=True):
        _draw_row(canvas, label, figure, foot, max(2.0, lengths.at(bar.value)), y + height / 2)
        y += height
    return canvas


def _page(chart: BarChart, typeface: Typeface, height: int) -> tuple[Canvas, Page]:
    """A canvas of a height with the words on it."""
    canvas = Canvas(WIDTH, height, typeface)
    page = Page(canvas, chart.words)
    page.draw()
    return canvas, page


def _labels(chart: BarChart, canvas: Canvas) -> list[Label]:
    return [label_of(bar.named, canvas, _NAMES) for bar in chart.bars]


def _draw_row(canvas: Canvas, label: Label, figure: str, foot: float, length: float, middle: float) -> None:
    """One bar with its name before and its figure behind; from the right where lines begin there."""
    baseline = middle + TEXT * 0.36
    if canvas.typeface.is_right_to_left:
        label.draw(canvas, WIDTH - foot + _BESIDE, middle, anchor="start")
        canvas.box(WIDTH - foot - length, middle - _THICK / 2, length, _THICK, BAR)
        canvas.text(WIDTH - foot - length - _BESIDE, baseline, figure, size=TEXT, anchor="end", bold=True)
    else:
        label.draw(canvas, foot - _BESIDE, middle, anchor="end")
        canvas.box(foot, middle - _THICK / 2, length, _THICK, BAR)
        canvas.text(foot + length + _BESIDE, baseline, figure, size=TEXT, bold=True)
