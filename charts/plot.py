"""The ground on which lines are drawn: its axes, the editions along it, and where the method changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from answers.chart import LineChart
from charts.canvas import Canvas
from charts.figures import shown
from charts.page import MARGIN, SMALL, WIDTH
from charts.palette import BREAK, FAINT_INK, GRID
from charts.scales import Scale, figure_ends, figure_ticks, rank_ends, rank_ticks, ratio_ticks
from charts.wrapping import wrapped

_INSET = 34
"""Pixels between an end of the upright axis and the first mark on it, so that no mark is cut."""
_BELOW = 46
"""Pixels that the editions take below the ground."""
_OUTSIDE = 64
"""Pixels of the row for those outside the top 100."""
_BESIDE = 14
_BETWEEN = 8
"""Pixels between two editions below the ground at the least."""
_ABOVE = 40
"""Pixels that the words of breaks take above the ground, a row of them."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where an edition and a figure stand, in pixels."""

    across: Scale
    upright: Scale
    top: float
    bottom: float
    """Where the figures end; the row of those outside the top 100 may come below."""
    left: float
    right: float
    editions: tuple[int, ...]
    outside: float | None
    """The height of those outside the top 100, where there are any."""

    def x(self, edition: float) -> float:
        """Where an edition stands."""
        return self.across.at(edition)

    def y(self, figure: float | Decimal) -> float:
        """Where a figure stands."""
        return self.upright.at(figure)


def plot_of(
    chart: LineChart, canvas: Canvas, top: float, bottom: float, column: float, beside: float, *, by_ratio: bool
) -> Plot:
    """The ground between two heights that leaves a column at the right, with its axes drawn.

    `beside` is how far the marks and their figures reach to either side; `by_ratio` is said at `Scale`.
    """
    first, last, ticks = _axis(chart, by_ratio=by_ratio)
    texts = [shown(tick, chart.unit, chart.words.language) for tick in ticks]
    has_outside = any(each.outside for each in chart.series)
    left = MARGIN + max(canvas.typeface.width(text, SMALL) for text in [*texts, ">100" * has_outside]) + _BESIDE
    right = WIDTH - MARGIN - column
    top += _ABOVE * _rows(chart, canvas, right - left - 2 * beside) + 8
    foot = bottom - _BELOW
    bottom = foot - _OUTSIDE if has_outside else foot
    ends = (top + _INSET, bottom - _INSET) if chart.is_ranking else (bottom, top + _INSET)
    plot = Plot(
        across=Scale(chart.editions[0], chart.editions[-1], left + beside, right - beside),
        upright=Scale(first, last, *ends, by_ratio=by_ratio),
        top=top,
        bottom=bottom,
        left=left,
        right=right,
        editions=chart.editions,
        outside=foot - _OUTSIDE / 2 if has_outside else None,
    )
    for tick, text in zip(ticks, texts, strict=True):
        canvas.line((left, plot.y(tick)), (right, plot.y(tick)), GRID)
        canvas.text(left - _BESIDE, plot.y(tick) + SMALL * 0.36, text, size=SMALL, anchor="end", color=FAINT_INK)
    if plot.outside is not None:
        canvas.line((left, bottom), (right, bottom), BREAK, dashes="4 8")
        label = f">{shown(100, chart.unit, chart.words.language)}"
        canvas.text(left - _BESIDE, plot.outside + SMALL * 0.36, label, size=SMALL, anchor="end", color=FAINT_INK)
    _draw_breaks(chart, canvas, plot, foot)
    _write_editions(chart, canvas, plot, foot)
    return plot


def _write_editions(chart: LineChart, canvas: Canvas, plot: Plot, foot: float) -> None:
    """The editions below the ground, smaller where they would touch."""
    each = min((plot.x(after) - plot.x(before) for before, after in pairwise(chart.editions)), default=0.0) - _BETWEEN
    wide = max(canvas.typeface.width(str(edition), SMALL) for edition in chart.editions)
    size = SMALL if each >= wide or len(chart.editions) == 1 else int(SMALL * each / wide)
    for edition in chart.editions:
        canvas.text(plot.x(edition), foot + 38, str(edition), size=size, anchor="middle", color=FAINT_INK)


def _axis(chart: LineChart, *, by_ratio: bool) -> tuple[float, float, Sequence[int | Decimal]]:
    """The figures between which all of a chart's lie, and those to write beside the axis."""
    figures = [point.value for each in chart.series for point in each.points]
    if not chart.is_ranking:
        first, last = figure_ends(figures, from_nothing=chart.unit == "clusters")
        return first, last, figure_ticks(first, last, whole=all(isinstance(figure, int) for figure in figures))
    first, last = rank_ends(figures)
    return first, last, ratio_ticks(first, last) if by_ratio else rank_ticks(first, last)


def _draw_breaks(chart: LineChart, canvas: Canvas, plot: Plot, foot: float) -> None:
    """A thin line between the editions of two methods, with what was new beside its upper end."""
    rows = _rows(chart, canvas, plot.across.end - plot.across.start)
    for place, each in enumerate(chart.breaks):
        x = plot.x(each.edition - 0.5)
        y = plot.top - _ABOVE * (rows - 1 - place if rows > 1 else 0)
        canvas.line((x, y - 28), (x, foot), BREAK, dashes="10 8")
        ahead, behind = plot.right - x - 10, x - 10 - MARGIN
        [label] = wrapped(each.label, canvas.typeface, SMALL, max(ahead, behind), most=1) or ("",)
        if canvas.typeface.width(label, SMALL) <= ahead:
            canvas.text(x + 10, y - 8, label, size=SMALL, color=FAINT_INK)
        else:
            canvas.text(x - 10, y - 8, label, size=SMALL, anchor="end", color=FAINT_INK)


def _rows(chart: LineChart, canvas: Canvas, span: float) -> int:
    """How many rows the words of the breaks need on so many pixels so that none lies over another."""
    if not chart.breaks:
        return 0
    widths = [canvas.typeface.width(each.label, SMALL) + 22 for each in chart.breaks]
    per_edition = span / max(1, chart.editions[-1] - chart.editions[0])
    between = (chart.breaks[-1].edition - chart.breaks[0].edition) * per_edition
    return 1 if len(widths) == 1 or sum(widths) < between else len(widths)
