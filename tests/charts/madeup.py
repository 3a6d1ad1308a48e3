"""Made-up charts of every shape: their names and figures are invented, and stand in no ranking."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from answers.catalogue import languages
from answers.chart import Bar, BarChart, LineChart, MethodBreak, Named, Point, Series, Words

YEARS = tuple(range(2017, 2026))
HOSTILE = "A<B> & \"C\" 'D' \x00\x1b]]> \u202e é"

_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Cc", "Cf"))
_TEXTS = st.text(_LETTERS, max_size=60) | st.just(HOSTILE)
_NAMES = st.sampled_from(["Aa", "Osaka–Kobe–Kyoto", "Shenzhen–Hong Kong–Guangzhou", "Utopia–Erewhon"]) | _TEXTS


@st.composite
def words(draw: st.DrawFn) -> Words:
    """The words around a chart, in any language that has a catalogue."""
    notes = draw(st.lists(_TEXTS, max_size=3))
    return Words(draw(st.sampled_from(languages())), draw(_TEXTS), draw(_TEXTS), draw(_TEXTS), tuple(notes))


@st.composite
def line_charts(draw: st.DrawFn) -> LineChart:
    """Up to six lines of ranks or figures, with gaps, ties, breaks and editions outside the top 100."""
    editions = tuple(sorted(draw(st.sets(st.sampled_from(YEARS), min_size=2) | st.just(set(YEARS)))))
    is_ranking = draw(st.booleans())
    figures = st.integers(1, 100) if is_ranking else st.integers(0, 999_999) | st.decimals(0, 100, places=2)
    series = []
    for number in range(draw(st.integers(1, 6))):
        known = draw(st.sets(st.sampled_from(editions), min_size=1))
        outside = draw(st.sets(st.sampled_from(editions), max_size=2)) - known if is_ranking else set()
        points = tuple(Point(edition, draw(figures)) for edition in sorted(known))
        native = draw(st.none() | _NAMES)
        series.append(Series(Named(str(number), draw(_NAMES), native), points, tuple(sorted(outside))))
    breaks = tuple(MethodBreak(year, draw(_TEXTS)) for year in (2018, 2025) if editions[0] < year <= editions[-1])
    unit = "rank" if is_ranking else draw(st.sampled_from(["percent", "clusters"]))
    return LineChart(draw(words()), "made-up", unit, editions, tuple(series), breaks)


@st.composite
def bar_charts(draw: st.DrawFn) -> BarChart:
    """Up to twelve bars, the largest first."""
    figures = draw(st.lists(st.integers(0, 999_999) | st.decimals(0, 100, places=2), min_size=1, max_size=12))
    ordered = sorted(figures, key=lambda figure: -figure)
    bars = tuple(Bar(Named(str(n), draw(_NAMES), draw(st.none() | _NAMES)), value) for n, value in enumerate(ordered))
    return BarChart(draw(words()), "made-up", draw(st.sampled_from(["percent", "clusters"])), 2023, bars)


def a_line_chart(language: str = "en", title: str = "Utopia: rank") -> LineChart:
    """A small chart."""
    named = Named("utopia", "Utopia–Erewhon")
    text = Words(language, title, "Made up, editions 2022 to 2024", "Source: nobody")
    points = (Point(2022, 7), Point(2023, Decimal(5)), Point(2024, 6))
    return LineChart(text, "rank", "rank", (2022, 2023, 2024), (Series(named, points),))
