"""From figures to pixels, and the round figures that stand beside an axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, count
from math import log

_LEAST_RANKS = 4
"""Ranks between the ends of an axis at the least, so that one place up does not look like a leap."""
_TICKS = 6
_RATIO_TICKS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Scale:
    """Places figures between two pixels: `first` stands at `start`, `last` at `end`.

    With `by_ratio` equal ratios are as far apart as one another, not equal differences, so that the first ranks
    do not lie on one another where a far one is shown too.
    """

    first: float
    last: float
    start: float
    end: float
    by_ratio: bool = False

    def at(self, figure: float | Decimal) -> float:
        """The pixel of a figure."""
        first, last, here = self.first, self.last, float(figure)
        if self.by_ratio:
            first, last, here = log(first), log(last), log(here)
        part = (here - first) / (last - first)
        return self.start + part * (self.end - self.start)


def rank_ends(ranks: Iterable[int | Decimal]) -> tuple[float, float]:
    """The ranks between which all lie: from 1, unless that would leave the upper half empty."""
    found = sorted(float(rank) for rank in ranks)
    best, worst = found[0], found[-1]
    first = 1.0 if best <= max(10.0, worst / 2) else max(1.0, best - max(2.0, (worst - best) / 4))
    return first, max(worst, first + _LEAST_RANKS)


def figure_ends(figures: Iterable[int | Decimal], *, from_nothing: bool = False) -> tuple[float, float]:
    """The figures between which all lie: from 0, unless that would leave the lower half empty and need not be."""
    found = sorted(float(figure) for figure in figures)
    least, most = found[0], found[-1]
    if from_nothing or least <= most / 2 or least == most:
        return 0.0, (most or 1.0) * 1.05
    span = most - least
    return max(0.0, least - span / 2), most + span / 4


def ratio_ticks(first: float, last: float) -> list[int]:
    """Ranks to write beside an axis on which equal ratios are equally far apart."""
    return [rank for rank in _RATIO_TICKS if first <= rank <= last]


def rank_ticks(first: float, last: float) -> list[int]:
    """Ranks to write beside an axis: the first one where it is 1, and multiples of a round number."""
    step = next(step for step in chain((1, 2, 5, 10, 20, 25), count(50, 50)) if (last - first) / step < _TICKS)
    multiples = [rank for rank in range(step, int(last) + 1, step) if rank >= first]
    if first <= 1 and step > 1:
        return [1, *(rank for rank in multiples if rank > step / 2 and rank > 1)]
    return multiples


def figure_ticks(first: float, last: float, *, whole: bool = False) -> list[Decimal]:
    """Round figures to write beside an axis; whole ones where there are no others to show."""
    power = Decimal(10) ** (Decimal(last - first).adjusted() - 1)
    steps = (power * factor for factor in (1, 2, 5, 10, 20, 50, 100))
    fitting = next(step for step in steps if Decimal(last - first) / step < _TICKS)
    step = max(fitting, Decimal(1)) if whole else fitting
    start = int(Decimal(first) / step)
    ticks = [step * number for number in range(start, int(Decimal(last) / step) + 1)]
    return [tick for tick in ticks if first <= float(tick) <= last]
