"""What surrounds every chart: its title and editions above, what its marks mean and its source below."""

from __future__ import annotations

from answers.chart import Words
from charts.canvas import Canvas
from charts.palette import FAINT_INK, GRID, INK
from charts.wrapping import wrapped

WIDTH = 1200
"""Pixels. A phone shows them at a third of the size, so that 27 pixels read like 9 points."""
MARGIN = 48
TEXT = 30
SMALL = 27
_TITLE = 46
_LEADING = 1.3
_AIR = 14
"""Pixels between the drawing and the rule below it."""


class Page:
    """The frame of a chart; `top` and `bottom` are where it leaves room for the drawing itself."""

    def __init__(self, canvas: Canvas, words: Words) -> None:
        self._canvas = canvas
        self._words = words
        self.top = 0.0
        self.bottom = float(canvas.height)

    def draw(self) -> None:
        """Write all the words, and set where there is room between them."""
        self._header()
        self._footer()

    def _header(self) -> None:
        y = MARGIN + _TITLE * 0.8
        for line in self._lines(self._words.title, _TITLE, most=2, bold=True):
            self._write(y, line, _TITLE, bold=True)
            y += _TITLE * _LEADING
        for line in self._lines(self._words.subtitle, TEXT, most=2):
            self._write(y, line, TEXT, faint=True)
            y += TEXT * _LEADING
        self.top = y

    def _footer(self) -> None:
        notes = self._note_lines()
        source = self._lines(self._words.source, SMALL, most=2)
        lines = [*notes, *source]
        y = self._canvas.height - MARGIN * 0.75 - SMALL * _LEADING * (len(lines) - 1)
        rule = y - SMALL * _LEADING
        self._canvas.line((MARGIN, rule), (self._canvas.width - MARGIN, rule), GRID)
        for line in lines:
            self._write(y, line, SMALL, faint=True)
            y += SMALL * _LEADING
        self.bottom = rule - _AIR

    def _note_lines(self) -> list[str]:
        """The notes, several on a line where they fit."""
        lines: list[str] = []
        for note in self._words.notes:
            joined = f"{lines[-1]} · {note}" if lines else note
            if lines and self._canvas.typeface.width(joined, SMALL) <= self._room:
                lines[-1] = joined
            else:
                lines += self._lines(note, SMALL, most=2)
        return lines

    @property
    def _room(self) -> float:
        return self._canvas.width - 2 * MARGIN

    def _lines(self, text: str, size: int, *, most: int, bold: bool = False) -> tuple[str, ...]:
        return wrapped(text, self._canvas.typeface, size, self._room, most=most, bold=bold)

    def _write(self, y: float, text: str, size: int, *, bold: bool = False, faint: bool = False) -> None:
        color = FAINT_INK if faint else INK
        is_mirrored = self._canvas.typeface.is_right_to_left
        self._canvas.text(
            self._canvas.width - MARGIN if is_mirrored else MARGIN,
            y,
            text,
            size=size,
            anchor="end" if is_mirrored else "start",
            color=color,
            bold=bold,
            is_prose=True,
        )
