"""What a chart shows: figures that the answer states, and the words around them. Drawing is up to `charts`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Words:
    """What is written around a chart, in one language."""

    language: str
    title: str
    subtitle: str
    """Names the editions, and whose ranking it is."""
    source: str
    notes: tuple[str, ...] = ()
    """What the marks mean, and how far the figures can be trusted; one short line each."""


@dataclass(frozen=True, slots=True)
class Named:
    """A cluster or economy by the id under which its figures are stated, and as it is called.

    `native` is the name in the chart's language, where that is another one.
    """

    subject: str
    name: str
    native: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: that of an edition."""

    edition: int
    value: int | Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one cluster or economy, oldest edition first."""

    named: Named
    points: tuple[Point, ...]
    outside: tuple[int, ...] = ()
    """Editions of which it is known that it was not in the top 100."""


@dataclass(frozen=True, slots=True)
class MethodBreak:
    """The first edition of a new method, and what was new."""

    edition: int
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Figures over the editions; one that has no point is not on record."""

    words: Words
    measure: str
    unit: str
    editions: tuple[int, ...]
    series: tuple[Series, ...]
    breaks: tuple[MethodBreak, ...] = ()

    @property
    def is_ranking(self) -> bool:
        """Whether the smallest figure is the best and stands on top."""
        return self.unit == "rank"


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of one cluster or economy."""

    named: Named
    value: int | Decimal


@dataclass(frozen=True, slots=True)
class BarChart:
    """Figures of one edition side by side, the largest first."""

    words: Words
    measure: str
    unit: str
    edition: int
    bars: tuple[Bar, ...]


Chart = LineChart | BarChart
