"""Pushes labels apart that would lie over one another, as little as that takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class _Block:
    """Neighbours that touch: they move together, to the mean of where they would be."""

    total: float
    number: int

    @property
    def place(self) -> float:
        return self.total / self.number


def pushed_apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Where the middles of labels go that would best stand at `wanted`, so that none overlaps and all lie inside.

    Labels keep the order of where they want to be, and the sum of their squared shifts is the smallest possible
    (isotonic regression by pooling adjacent violators).

    Raises:
        ValueError: they are higher together than there is room.
    """
    if sum(heights) > bottom - top:
        raise ValueError("the labels do not fit")
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    offsets: dict[int, float] = {}
    used = 0.0
    for place in order:
        offsets[place] = used + heights[place] / 2
        used += heights[place]
    blocks: list[_Block] = []
    for place in order:
        blocks.append(_Block(wanted[place] - offsets[place], 1))
        while len(blocks) > 1 and blocks[-2].place > blocks[-1].place:
            last = blocks.pop()
            blocks[-1] = _Block(blocks[-1].total + last.total, blocks[-1].number + last.number)
    starts = [block.place for block in blocks for _ in range(block.number)]
    places = [0.0] * len(wanted)
    for place, start in zip(order, starts, strict=True):
        places[place] = min(max(start, top), bottom - used) + offsets[place]
    return places
