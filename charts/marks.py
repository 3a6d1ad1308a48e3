"""Marks of figures, with the figures themselves in or above them wherever there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from charts.boxes import Box
from charts.canvas import Canvas
from charts.page import SMALL
from charts.palette import text_on

SHORT = 3
"""Characters of a figure that go inside a mark."""
CLEAR, LEAST_CLEAR = 42.0, 34.0
"""Pixels between the middles of two large marks of an edition, and those at which their figures are still readable."""
_SPOT = 10
_RING = 7
"""By how much a mark is larger than the one that lies on it at the same place."""
_ABOVE = 20
_BESIDE = 12
_FEW = 14
"""Figures outside their marks that can be told apart."""
_BOX = 8
"""Pixels of the boxes that stand for a line."""
_INSIDE = 1.14
"""The size of a figure inside a mark, to the radius."""


Stroke = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: where it stands, how it is written, and how many marks lie below it at the same place."""

    x: float
    y: float
    text: str
    color: str
    below: int = 0
    is_end: bool = True
    """Whether it is the first or the last one of its line."""


def beside_marks(texts: Sequence[str], canvas: Canvas) -> float:
    """How far marks reach to either side of where they stand, their figures included."""
    longest = max(canvas.typeface.width(text, SMALL, bold=True) for text in texts)
    return max(CLEAR, longest) / 2 + _BESIDE


def draw_marks(marks: Sequence[Mark], strokes: Sequence[Stroke], canvas: Canvas, *, clear: float = CLEAR) -> None:
    """Draw every mark, large with its figure inside where none is close by; else small, figures around it where free.

    `strokes` are the lines that figures should not lie on; `clear` is how far neighbours of an edition are apart.
    """
    clear = min(CLEAR, max(LEAST_CLEAR, clear))
    radius = clear / 2 + 1
    free = [mark for mark in marks if _stands_free(mark, marks, clear)]
    short = all(len(mark.text) <= SHORT for mark in marks)
    large = free if short and 2 * len(free) >= len(marks) else []
    for mark in sorted((each for each in marks if each not in large), key=lambda each: each.below):
        most = max(other.below for other in marks if (other.x, other.y) == (mark.x, mark.y))
        canvas.circle(mark.x, mark.y, _SPOT + _RING * (most - mark.below), fill=mark.color)
    for mark in large:
        size = round(radius * _INSIDE)
        canvas.circle(mark.x, mark.y, radius, fill=mark.color)
        color = text_on(mark.color)
        canvas.text(mark.x, mark.y + size * 0.36, mark.text, size=size, anchor="middle", color=color, bold=True)
    taken = [_room_of(each, radius if each in large else _SPOT) for each in marks]
    taken += [box for stroke in strokes for box in _along(stroke)]
    taken += [written.room for written in canvas.written]
    _write_around([mark for mark in marks if mark not in large], marks, taken, canvas)


def _stands_free(mark: Mark, marks: Sequence[Mark], clear: float) -> bool:
    return not any(
        other is not mark and abs(other.x - mark.x) < clear and abs(other.y - mark.y) < clear - 0.1 for other in marks
    )


def _room_of(mark: Mark, radius: float) -> Box:
    return Box(mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius)


def _along(stroke: Stroke) -> Iterator[Box]:
    """Small boxes that together cover a line."""
    (x1, y1), (x2, y2) = stroke
    steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / _BOX))
    for step in range(steps + 1):
        x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
        yield Box(x - _BOX / 2, y - _BOX / 2, x + _BOX / 2, y + _BOX / 2)


def _distance(mark: Mark, box: Box) -> float:
    """How far a mark is from the middle of a box."""
    return hypot(mark.x - (box.left + box.right) / 2, mark.y - (box.top + box.bottom) / 2)


def _write_around(marks: Sequence[Mark], every: Sequence[Mark], taken: list[Box], canvas: Canvas) -> None:
    """Write figures above, below or beside their marks where nothing else stands; of many only those at ends."""
    one_a_spot = {(mark.x, mark.y, mark.text): mark for mark in marks}
    few = len(one_a_spot) <= _FEW
    for mark in sorted(one_a_spot.values(), key=lambda mark: (not mark.is_end, -mark.x)):
        if not (few or mark.is_end):
            break
        half = canvas.typeface.width(mark.text, SMALL, bold=True) / 2
        around = [(mark.x, mark.y - _ABOVE), (mark.x, mark.y + _ABOVE + SMALL * 0.72)]
        around += [(mark.x + side * (half + _ABOVE), mark.y + SMALL * 0.36) for side in (-1, 1)]
        for x, baseline in around:
            box = canvas.room(x, baseline, mark.text, SMALL, "middle", bold=True)
            inside = box.left >= 0 and box.right <= canvas.width
            is_nearest = all(_distance(mark, box) <= _distance(other, box) for other in every)
            if inside and is_nearest and not any(box.meets(other) for other in taken):
                canvas.text(x, baseline, mark.text, size=SMALL, anchor="middle", bold=True, halo=True)
                taken.append(box)
                break
