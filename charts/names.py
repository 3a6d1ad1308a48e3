"""A name as a label: in lines that fit, with the name in the chart's language below."""

from __future__ import annotations

from dataclasses import dataclass

from answers.chart import Named
from charts.canvas import Anchor, Canvas
from charts.page import SMALL, TEXT
from charts.palette import FAINT_INK
from charts.wrapping import wrapped_name

_LEADING = 1.2
_GAP = 10
"""Pixels between two labels at the least."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name in lines; the last ones are the native name."""

    lines: tuple[str, ...]
    native: tuple[str, ...]
    width: float

    @property
    def height(self) -> float:
        """How much room it takes, with the gap to the next one."""
        return (len(self.lines) * TEXT + len(self.native) * SMALL) * _LEADING + _GAP

    def draw(self, canvas: Canvas, x: float, middle: float, *, anchor: Anchor = "start", bold: bool = False) -> None:
        """Write it with its middle at a height."""
        y = middle - (self.height - _GAP) / 2 + TEXT * 0.92
        for line in self.lines:
            canvas.text(x, y, line, size=TEXT, anchor=anchor, bold=bold)
            y += TEXT * _LEADING
        y -= (TEXT - SMALL) * 0.9
        for line in self.native:
            canvas.text(x, y, line, size=SMALL, anchor=anchor, color=FAINT_INK)
            y += SMALL * _LEADING


def label_of(named: Named, canvas: Canvas, room: float, *, with_native: bool = True) -> Label:
    """The label of a cluster or economy no wider than there is room."""
    typeface = canvas.typeface
    lines = wrapped_name(named.name, typeface, TEXT, room, most=2)
    native: tuple[str, ...] = ()
    if with_native and named.native and typeface.can_draw(named.native):
        native = wrapped_name(named.native, typeface, SMALL, room, most=2)
    widths = [typeface.width(line, TEXT) for line in lines] + [typeface.width(line, SMALL) for line in native]
    return Label(lines, native, max(widths, default=0.0))
