"""A chart as SVG, and as the PNG that people see."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from answers.chart import BarChart, Chart
from charts.bars import draw_bars
from charts.bump import draw_lines
from charts.rasterizer import rasterized


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out: its SVG and the font files that its words need."""

    svg: str
    fonts: tuple[str, ...]

    @property
    def key(self) -> str:
        """A digest of all that is seen: two drawings with one key give the same picture."""
        return blake2b(self.svg.encode(), digest_size=16).hexdigest()


def drawing_of(chart: Chart) -> Drawing:
    """Lay a chart out; takes a few milliseconds."""
    canvas = draw_bars(chart) if isinstance(chart, BarChart) else draw_lines(chart)
    return Drawing(canvas.svg(), tuple(canvas.typeface.files("".join(each.text for each in canvas.written))))


def png_of(drawing: Drawing) -> bytes:
    """Draw it here and now, which holds up every other thread for about a tenth of a second."""
    return rasterized(drawing.svg, drawing.fonts)
